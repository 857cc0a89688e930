import type { Celsius, SpecificGravity } from "../../brewing/units.ts"
import type { Localized } from "../../shared/localized.ts"

/** What a notification tells, without words: those are made of it in every language, the same wherever it shows. */
export type NotificationFacts =
  /** A step laid out by day is due: a dry hop, a change of temperature, a look at the gravity. */
  | { readonly kind: "step_due"; readonly batchName: string; readonly stepName: Localized }
  /** An ingredient goes into a step that runs. */
  | {
      readonly kind: "addition_due"
      readonly batchName: string
      /** With its amount: "20 g de Cascade". */
      readonly addition: Localized
      readonly name: string
    }
  /** The clock of a running step has run out. */
  | { readonly kind: "timer_over"; readonly batchName: string; readonly stepName: Localized }
  | { readonly kind: "packaging_due"; readonly batchName: string }
  | {
      readonly kind: "fermentation_finished"
      readonly batchName: string
      readonly gravity: SpecificGravity
    }
  | {
      readonly kind: "fermentation_stuck"
      readonly batchName: string
      readonly gravity: SpecificGravity
      readonly expectedGravity: SpecificGravity
    }
  | {
      readonly kind: "fermentation_too_warm"
      readonly batchName: string
      readonly temperatureCelsius: Celsius
      readonly maxCelsius: Celsius
    }
  | { readonly kind: "device_silent"; readonly deviceName: string; readonly silentHours: number }
  /** What brewers asked to be told, at the moment they chose. */
  | { readonly kind: "reminder"; readonly batchName: string; readonly label: string }
  | {
      readonly kind: "comment"
      readonly authorName: string
      readonly recipeName: string
      readonly excerpt: string
    }
  /** Stars from 1 to 5. */
  | { readonly kind: "rating"; readonly recipeName: string; readonly stars: number }
  /** What is left comes with its unit: "40 g". */
  | { readonly kind: "low_stock"; readonly itemName: string; readonly left: Localized }

/** The facts of one kind. */
export type FactsOf<Kind extends NotificationFacts["kind"]> = Extract<
  NotificationFacts,
  { readonly kind: Kind }
>
