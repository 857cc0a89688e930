import type { BatchId, MemberId, ReminderId } from "../../../shared/ids.ts"
import type { BatchEvent } from "../log/batch-events.ts"

/** What a brewer asked to be told about a batch, at a moment of their choice. */
export type Reminder = {
  readonly id: ReminderId
  readonly batchId: BatchId
  readonly ownerId: MemberId
  readonly label: string
  readonly dueAt: Date
  /** When it rang; null while it is still to come. */
  readonly rangAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

type ReminderEventKind = Extract<BatchEvent["kind"], `reminder_${string}`>

/** What the log of its batch tells of a reminder. */
export const reminderEvent = (kind: ReminderEventKind, { id }: Pick<Reminder, "id">): BatchEvent => ({
  kind,
  stepId: null,
  data: { reminderId: id },
})
