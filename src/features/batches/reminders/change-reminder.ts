import type { Member } from "../../../shared/actor.ts"
import type { BatchId, ReminderId } from "../../../shared/ids.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import type { BatchNotFound } from "../change-batch.ts"
import { type WrongState, wrongBatchState } from "../wrong-state.ts"
import { recordInBatch } from "../log/record-in-batch.ts"
import type { InThePast, ReminderDeps } from "./create-reminder.ts"
import { type Reminder, reminderEvent } from "./reminder.ts"
import { forgetReminder, planReminder, reminderTopic } from "./reminder-jobs.ts"
import { lockReminder, reminderOf } from "./reminder-row.ts"

export type ReminderNotFound = { readonly kind: "reminder_not_found" }
export type VersionMismatch = { readonly kind: "version_mismatch"; readonly version: number }
export type DeleteReminder = {
  readonly batchId: BatchId
  readonly reminderId: ReminderId
  /** Whether the version that the member saw is good enough. */
  readonly accepts: (version: number) => boolean
}
export type PatchReminder = DeleteReminder & {
  /** What is absent stays as it is. */
  readonly changes: { readonly label?: string; readonly dueAt?: Date }
}
export type DeleteReminderError = BatchNotFound | ReminderNotFound | VersionMismatch
export type PatchReminderError = DeleteReminderError | InThePast | WrongState

/** Changes a reminder. One that is moved comes again, also when it had rung; a push of it on its way is ended. */
export const patchReminder = (
  deps: ReminderDeps,
  member: Member,
  { batchId, reminderId, accepts, changes }: PatchReminder,
): Promise<Result<Reminder, PatchReminderError>> =>
  recordInBatch<Reminder, Exclude<PatchReminderError, BatchNotFound>>(
    deps,
    member,
    batchId,
    async (tx, batch, now) => {
      const reminder = await lockReminder(tx, batchId, reminderId)
      if (!reminder) return err({ kind: "reminder_not_found" })
      if (!accepts(reminder.version)) return err({ kind: "version_mismatch", version: reminder.version })
      const next = { ...reminder, ...changes }
      const isMoved = next.dueAt.getTime() !== reminder.dueAt.getTime()
      if (!isMoved && next.label === reminder.label) return ok({ value: reminder, events: [] })
      if (isMoved && (batch.state === "cancelled" || batch.state === "archived"))
        return err(wrongBatchState(batch))
      if (isMoved && next.dueAt <= now) return err({ kind: "in_the_past", now })
      const row = await tx
        .updateTable("reminders")
        .set({
          label: next.label,
          dueAt: next.dueAt,
          rangAt: isMoved ? null : reminder.rangAt,
          version: reminder.version + 1,
          updatedAt: now,
        })
        .where("id", "=", reminderId)
        .returningAll()
        .executeTakeFirstOrThrow()
      const changed = reminderOf(row)
      if (isMoved) {
        await silenced(deps, member, reminder)(tx)
        await planReminder(tx, member.uid, changed)
      }
      return ok({ value: changed, events: [reminderEvent("reminder_changed", changed)], isLive: true })
    },
  )

/** Takes a reminder back: it does not ring any more. A tombstone stays for 90 days. */
export const deleteReminder = (
  deps: ReminderDeps,
  member: Member,
  { batchId, reminderId, accepts }: DeleteReminder,
): Promise<Result<null, DeleteReminderError>> =>
  recordInBatch<null, Exclude<DeleteReminderError, BatchNotFound>>(
    deps,
    member,
    batchId,
    async (tx, _batch, now) => {
      const reminder = await lockReminder(tx, batchId, reminderId)
      if (!reminder) return err({ kind: "reminder_not_found" })
      if (!accepts(reminder.version)) return err({ kind: "version_mismatch", version: reminder.version })
      await tx
        .updateTable("reminders")
        .set({ deletedAt: now, updatedAt: now, version: reminder.version + 1 })
        .where("id", "=", reminderId)
        .execute()
      await forgetReminder(tx, reminderId)
      await silenced(deps, member, reminder)(tx)
      return ok({ value: null, events: [reminderEvent("reminder_deleted", reminder)], isLive: true })
    },
  )

const silenced =
  ({ notifications }: Pick<ReminderDeps, "notifications">, member: Member, reminder: Reminder) =>
  (tx: Parameters<ReminderDeps["notifications"]["silence"]>[0]): Promise<void> =>
    notifications.silence(tx, { ownerId: member.id, dedupeKeys: [reminderTopic(reminder)] })
