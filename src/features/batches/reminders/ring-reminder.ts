import type { BatchDeps } from "../batch-deps.ts"
import { lockBatch } from "../batch-row.ts"
import { recordEvents } from "../record-events.ts"
import { touchLive } from "../touch-live.ts"
import { reminderTopic, type RingReminder } from "./reminder-jobs.ts"
import { lockReminder } from "./reminder-row.ts"

/**
 * Rings a reminder: notes that it rang, and leaves a notification for its brewer. One that has rung already, that was
 * moved or taken back meanwhile, or whose batch was given up, rings nothing, so the job may run any number of times.
 */
export const ringReminder = (
  { db, clock, notifications }: BatchDeps,
  { ownerUid, batchId, reminderId, dueAt }: RingReminder,
): Promise<void> =>
  db.transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId)
    const reminder = batch && (await lockReminder(tx, batchId, reminderId))
    if (!reminder || reminder.rangAt || reminder.dueAt.toISOString() !== dueAt) return
    if (batch.state === "cancelled" || batch.state === "archived") return
    const now = clock.now()
    await tx
      .updateTable("reminders")
      .set({ rangAt: now, updatedAt: now, version: reminder.version + 1 })
      .where("id", "=", reminderId)
      .execute()
    await recordEvents(tx, batchId, [{ kind: "reminder_rang", stepId: null, data: { reminderId } }], now)
    await notifications.notify(tx, {
      owner: { id: batch.ownerId, uid: ownerUid },
      dedupeKey: reminderTopic(reminder),
      facts: { kind: "reminder", batchName: batch.name, label: reminder.label },
      data: { batchId, reminderId },
      dueAt: reminder.dueAt,
    })
    await touchLive(tx, ownerUid, batchId)
  })
