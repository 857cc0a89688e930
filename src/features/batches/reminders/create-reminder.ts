import type { Member } from "../../../shared/actor.ts"
import type { BatchId, ReminderId } from "../../../shared/ids.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import { recordEvents } from "../record-events.ts"
import type { BatchNotFound } from "../change-batch.ts"
import { type WrongState, wrongBatchState } from "../wrong-state.ts"
import { changeReminders, type ReminderDeps } from "./change-reminders.ts"
import type { Reminder } from "./reminder.ts"
import { planReminder } from "./reminder-jobs.ts"
import { reminderOf } from "./reminder-row.ts"

export type CreateReminder = {
  readonly batchId: BatchId
  /** Chosen by a phone that is offline, so that it can repeat the request safely. */
  readonly id?: ReminderId | undefined
  readonly label: string
  readonly dueAt: Date
}
export type InThePast = { readonly kind: "in_the_past"; readonly now: Date }
export type CreateReminderError =
  | BatchNotFound
  | WrongState
  | InThePast
  | { readonly kind: "reminder_id_taken" }
  | { readonly kind: "too_many"; readonly most: number }

/** More than a brewer can want, and few enough for a live document. */
const mostReminders = 100

/** Sets a reminder, which rings when it is due. A repeat returns the same one, also when it has rung by then. */
export const createReminder = (
  deps: ReminderDeps,
  member: Member,
  { batchId, id, label, dueAt }: CreateReminder,
): Promise<Result<Reminder, CreateReminderError>> =>
  changeReminders<Reminder, Exclude<CreateReminderError, BatchNotFound>>(
    deps,
    member,
    batchId,
    async (tx, batch, now) => {
      const taken =
        id && (await tx.selectFrom("reminders").selectAll().where("id", "=", id).executeTakeFirst())
      if (taken) {
        const same =
          taken.batchId === batchId && taken.label === label && taken.dueAt.getTime() === dueAt.getTime()
        return same && taken.deletedAt === null ? ok(reminderOf(taken)) : err({ kind: "reminder_id_taken" })
      }
      if (batch.state === "cancelled" || batch.state === "archived") return err(wrongBatchState(batch))
      if (dueAt <= now) return err({ kind: "in_the_past", now })
      const { count } = await tx
        .selectFrom("reminders")
        .select((on) => on.fn.countAll<number>().as("count"))
        .where("batchId", "=", batchId)
        .where("deletedAt", "is", null)
        .executeTakeFirstOrThrow()
      if (count >= mostReminders) return err({ kind: "too_many", most: mostReminders })
      const row = await tx
        .insertInto("reminders")
        .values({
          id: id ?? deps.newId(),
          batchId,
          ownerId: member.id,
          label,
          dueAt,
          createdAt: now,
          updatedAt: now,
        })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .returningAll()
        .executeTakeFirst()
      if (!row) return err({ kind: "reminder_id_taken" })
      const reminder = reminderOf(row)
      await planReminder(tx, member.uid, reminder)
      await recordEvents(
        tx,
        batchId,
        [{ kind: "reminder_set", stepId: null, data: { reminderId: reminder.id } }],
        now,
      )
      return ok(reminder)
    },
  )
