import { z } from "zod"
import { dequeue, enqueue } from "../../../platform/postgres/enqueue.ts"
import type { Sql } from "../../../platform/postgres/database.ts"
import type { BatchId, ReminderId } from "../../../shared/ids.ts"
import type { Reminder } from "./reminder.ts"

const isUuid = (value: unknown): boolean => z.uuid().safeParse(value).success

/** The job of a reminder. It names when that was due, so that one that has been moved rings nothing. */
export const RingReminder = z.object({
  ownerUid: z.string(),
  batchId: z.custom<BatchId>(isUuid),
  reminderId: z.custom<ReminderId>(isUuid),
  dueAt: z.iso.datetime(),
})
export type RingReminder = z.infer<typeof RingReminder>

declare global {
  namespace GraphileWorker {
    interface Tasks {
      ring_reminder: RingReminder
    }
  }
}

export const planReminder = (tx: Sql, ownerUid: string, { id, batchId, dueAt }: Reminder): Promise<void> =>
  enqueue(
    tx,
    "ring_reminder",
    { ownerUid, batchId, reminderId: id, dueAt: dueAt.toISOString() },
    { key: reminderKey(id), runAt: dueAt },
  )

export const forgetReminder = (tx: Sql, id: ReminderId): Promise<void> => dequeue(tx, reminderKey(id))

/** What the notification of a reminder tells about: one that was moved is another. */
export const reminderTopic = ({ id, dueAt }: Pick<Reminder, "id" | "dueAt">): string =>
  `reminder:${id}:${dueAt.toISOString()}`

const reminderKey = (id: ReminderId): string => `reminder:${id}`
