import { type Batch, withStep } from "../batch.ts"
import type { BatchDeps } from "../batch-deps.ts"
import { eventsBetween } from "../log/batch-events.ts"
import { alarmTopic, planProjection, type RingAlarm } from "../batch-jobs.ts"
import { lockBatch, saveBatch } from "../batch-row.ts"
import { comingAlarms } from "./coming-alarms.ts"
import { recordEvents } from "../log/record-events.ts"

/**
 * Rings an alarm: notes in its batch that it rang, and leaves a notification for its brewer. An alarm that has rung
 * already, or that the plan has moved or dropped meanwhile, rings nothing, so the job may run any number of times.
 */
export const ringAlarm = (
  { db, clock, notifications }: BatchDeps,
  { ownerUid, batchId, alarmId, dueAt }: RingAlarm,
): Promise<void> =>
  db.transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId)
    const alarm =
      batch && comingAlarms(batch).find((one) => one.id === alarmId && one.dueAt.toISOString() === dueAt)
    const step = batch?.steps.find(({ id }) => id === alarm?.stepId)
    if (!alarm || !step) return
    const now = clock.now()
    const rung: Batch = {
      ...withStep(batch, { ...step, rung: [...step.rung, { alarmId, dueAt: alarm.dueAt }] }),
      version: batch.version + 1,
      updatedAt: now,
    }
    await saveBatch(tx, rung)
    await recordEvents(tx, batchId, eventsBetween(batch, rung), now)
    await notifications.notify(tx, {
      owner: { id: batch.ownerId, uid: ownerUid },
      dedupeKey: alarmTopic({ alarmId, dueAt: alarm.dueAt }),
      facts: alarm.facts,
      data: { batchId, stepId: alarm.stepId, ...(alarm.additionId ? { additionId: alarm.additionId } : {}) },
      dueAt: alarm.dueAt,
    })
    await planProjection(tx, ownerUid, batchId)
  })
