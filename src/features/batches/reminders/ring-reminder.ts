import { ok } from "../../../shared/result.ts"
import type { BatchDeps } from "../batch-deps.ts"
import { recordForJob } from "../log/record-in-batch.ts"
import { reminderEvent } from "./reminder.ts"
import { reminderTopic, type RingReminder } from "./reminder-jobs.ts"
import { lockReminder } from "./reminder-row.ts"

/**
 * Rings a reminder: notes that it rang, and leaves a notification for its brewer. One that has rung already, that was
 * moved or taken back meanwhile, or whose batch was given up, rings nothing, so the job may run any number of times.
 */
export const ringReminder = (deps: BatchDeps, job: RingReminder): Promise<void> =>
  recordForJob(deps, job, async (tx, batch, now) => {
    const nothing = ok({ value: null, events: [] })
    const reminder = await lockReminder(tx, batch.id, job.reminderId)
    if (!reminder || reminder.rangAt || reminder.dueAt.toISOString() !== job.dueAt) return nothing
    if (batch.state === "cancelled" || batch.state === "archived") return nothing
    await tx
      .updateTable("reminders")
      .set({ rangAt: now, updatedAt: now, version: reminder.version + 1 })
      .where("id", "=", reminder.id)
      .execute()
    await deps.notifications.notify(tx, {
      owner: { id: batch.ownerId, uid: job.ownerUid },
      dedupeKey: reminderTopic(reminder),
      facts: { kind: "reminder", batchName: batch.name, label: reminder.label },
      data: { batchId: batch.id, reminderId: reminder.id },
      dueAt: reminder.dueAt,
    })
    return ok({ value: null, events: [reminderEvent("reminder_rang", reminder)], isLive: true })
  })
