import type { Sql } from "../../../platform/postgres/database.ts"
import type { Member } from "../../../shared/actor.ts"
import type { BatchId, ReminderId } from "../../../shared/ids.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import type { BatchDeps } from "../batch-deps.ts"
import type { BatchNotFound } from "../change-batch.ts"
import { recordInBatch } from "../log/record-in-batch.ts"
import { type WrongState, wrongBatchState } from "../wrong-state.ts"
import { type Reminder, reminderEvent } from "./reminder.ts"
import { planReminder } from "./reminder-jobs.ts"
import { insertReminder, reminderOf, remindersOf } from "./reminder-row.ts"

export type ReminderDeps = Pick<BatchDeps, "db" | "clock" | "newId" | "notifications">

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
  { batchId, ...asked }: CreateReminder,
): Promise<Result<Reminder, CreateReminderError>> =>
  recordInBatch<Reminder, Exclude<CreateReminderError, BatchNotFound>>(
    deps,
    member,
    batchId,
    async (tx, batch, now) => {
      const repeated = await findRepeated(tx, batchId, asked)
      if (repeated) return repeated.ok ? ok({ value: repeated.value, events: [] }) : repeated
      if (batch.state === "cancelled" || batch.state === "archived") return err(wrongBatchState(batch))
      if (asked.dueAt <= now) return err({ kind: "in_the_past", now })
      if ((await remindersOf(tx, batchId)).length >= mostReminders)
        return err({ kind: "too_many", most: mostReminders })
      const set = await insertReminder(tx, {
        ...asked,
        id: asked.id ?? deps.newId(),
        batchId,
        ownerId: member.id,
        createdAt: now,
        updatedAt: now,
      })
      if (!set) return err({ kind: "reminder_id_taken" })
      await planReminder(tx, member.uid, set)
      return ok({ value: set, events: [reminderEvent("reminder_set", set)], isLive: true })
    },
  )

/** What has the id already: the very same reminder, or something else. */
const findRepeated = async (
  tx: Sql,
  batchId: BatchId,
  { id, label, dueAt }: Omit<CreateReminder, "batchId">,
): Promise<Result<Reminder, { readonly kind: "reminder_id_taken" }> | null> => {
  const taken = id && (await tx.selectFrom("reminders").selectAll().where("id", "=", id).executeTakeFirst())
  if (!taken) return null
  const isSame =
    taken.batchId === batchId &&
    taken.deletedAt === null &&
    taken.label === label &&
    taken.dueAt.getTime() === dueAt.getTime()
  return isSame ? ok(reminderOf(taken)) : err({ kind: "reminder_id_taken" })
}
