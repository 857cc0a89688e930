import { z } from "zod"
import { dequeue, enqueue } from "../../platform/postgres/enqueue.ts"
import type { Sql } from "../../platform/postgres/database.ts"
import type { BatchId } from "../../shared/ids.ts"
import type { Batch } from "./batch.ts"
import { type ComingAlarm, comingAlarms } from "./alarms/coming-alarms.ts"
import type { AlarmId, Rung } from "./steps/step.ts"

const isUuid = (value: unknown): boolean => z.uuid().safeParse(value).success

/** The job of an alarm. It names when the alarm was due, so that one of a plan that has moved rings nothing. */
export const RingAlarm = z.object({
  ownerUid: z.string(),
  batchId: z.custom<BatchId>(isUuid),
  alarmId: z.custom<AlarmId>(isUuid),
  dueAt: z.iso.datetime(),
})
export type RingAlarm = z.infer<typeof RingAlarm>

const OfBatch = z.object({ ownerUid: z.string(), batchId: z.custom<BatchId>(isUuid) })

/** The job that brings the live document of a batch up to its row. */
export const ProjectBatch = OfBatch
export type ProjectBatch = z.infer<typeof OfBatch>

/** The job that looks at the fermentation of a batch: something was measured, or it began or ended. */
export const AssessFermentation = OfBatch
export type AssessFermentation = z.infer<typeof OfBatch>

declare global {
  namespace GraphileWorker {
    interface Tasks {
      ring_alarm: RingAlarm
      project_batch: ProjectBatch
      assess_fermentation: AssessFermentation
    }
  }
}

/** Moves the jobs of the alarms to where a change has put them: new ones, moved ones, those no longer wanted. */
export const planAlarms = async (tx: Sql, ownerUid: string, before: Batch, after: Batch): Promise<void> => {
  const wanted = comingAlarms(after)
  const planned = new Map(comingAlarms(before).map((alarm) => [alarm.id, alarm]))
  for (const { id } of planned.values()) {
    if (!wanted.some((alarm) => alarm.id === id)) await dequeue(tx, alarmKey(before.id, id))
  }
  for (const alarm of wanted) {
    if (planned.get(alarm.id)?.dueAt.getTime() !== alarm.dueAt.getTime())
      await enqueueAlarm(tx, ownerUid, after.id, alarm)
  }
}

/** Forgets every alarm of a batch that goes. */
export const forgetAlarms = async (tx: Sql, batch: Batch): Promise<void> => {
  for (const { id } of comingAlarms(batch)) await dequeue(tx, alarmKey(batch.id, id))
}

/** What the notification of an alarm tells about: an alarm that comes again, because its step was made longer, is another. */
export const alarmTopic = ({ alarmId, dueAt }: Rung): string => `alarm:${alarmId}:${dueAt.toISOString()}`

export const planProjection = (tx: Sql, ownerUid: string, batchId: BatchId): Promise<void> =>
  enqueue(tx, "project_batch", { ownerUid, batchId }, { key: projectionKey(batchId) })

/** In the transaction of what changes the picture. One job per batch: what comes while it waits is looked at with it. */
export const planAssessment = (tx: Sql, ownerUid: string, batchId: BatchId): Promise<void> =>
  enqueue(tx, "assess_fermentation", { ownerUid, batchId }, { key: `assess_fermentation:${batchId}` })

/** One job per document: changes that come while it waits are written together. */
export const projectionKey = (batchId: BatchId): string => `project_batch:${batchId}`

const enqueueAlarm = (
  tx: Sql,
  ownerUid: string,
  batchId: BatchId,
  { id, dueAt }: ComingAlarm,
): Promise<void> =>
  enqueue(
    tx,
    "ring_alarm",
    { ownerUid, batchId, alarmId: id, dueAt: dueAt.toISOString() },
    { key: alarmKey(batchId, id), runAt: dueAt },
  )

const alarmKey = (batchId: BatchId, alarmId: AlarmId): string => `alarm:${batchId}:${alarmId}`
