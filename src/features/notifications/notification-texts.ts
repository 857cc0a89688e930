import { assertNever } from "../../shared/assert-never.ts"
import type { Localized } from "../../shared/localized.ts"
import { additionDue, packagingDue, reminder, stepDue, timerOver } from "./brewing-texts.ts"
import {
  deviceSilent,
  fermentationFinished,
  fermentationStuck,
  fermentationTooWarm,
} from "./fermentation-texts.ts"
import { comment, lowStock, rating } from "./news-texts.ts"
import type { NotificationFacts } from "./notification-facts.ts"

/** What stands on a phone: a line, and what to do or know. */
export type NotificationTexts = { readonly title: Localized; readonly body: Localized }

/**
 * The words for what a notification tells, in every language. Titles are about as long as a phone shows; names in them
 * are cut where they are longer.
 */
export const notificationTexts = (facts: NotificationFacts): NotificationTexts => {
  switch (facts.kind) {
    case "step_due":
      return stepDue(facts)
    case "addition_due":
      return additionDue(facts)
    case "timer_over":
      return timerOver(facts)
    case "packaging_due":
      return packagingDue(facts)
    case "fermentation_finished":
      return fermentationFinished(facts)
    case "fermentation_stuck":
      return fermentationStuck(facts)
    case "fermentation_too_warm":
      return fermentationTooWarm(facts)
    case "device_silent":
      return deviceSilent(facts)
    case "reminder":
      return reminder(facts)
    case "comment":
      return comment(facts)
    case "rating":
      return rating(facts)
    case "low_stock":
      return lowStock(facts)
    default:
      return assertNever(facts)
  }
}
