import type { ReminderId } from "../../../shared/ids.ts"
import { notificationTexts, type NotificationTexts } from "../../notifications/index.ts"
import type { Batch } from "../batch.ts"
import type { Reminder } from "./reminder.ts"

/** A reminder that is still to ring, with its words. */
export type ComingReminder = NotificationTexts & { readonly id: ReminderId; readonly dueAt: Date }

/** The reminders of a batch that have not rung yet, the next one first. A batch that was given up rings no more. */
export const comingReminders = (
  { name, state }: Batch,
  reminders: readonly Reminder[],
): readonly ComingReminder[] =>
  state === "cancelled" || state === "archived"
    ? []
    : reminders
        .filter(({ rangAt }) => rangAt === null)
        .map(({ id, label, dueAt }) => ({
          id,
          dueAt,
          ...notificationTexts({ kind: "reminder", batchName: name, label }),
        }))
