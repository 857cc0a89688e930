import type { Batches } from "../features/batches/index.ts"
import type { Live } from "../features/live/index.ts"
import type { Notifications } from "../features/notifications/index.ts"

/** What jobs call: the doors of features, and the purges of platforms. */
export type JobServices = {
  readonly batches: Pick<Batches, "ringAlarm" | "ringReminder">
  readonly notifications: Pick<Notifications, "push">
  readonly live: Pick<Live, "projectBatch" | "projectNotification">
  /** Deletes idempotency keys that have expired. @returns how many */
  readonly purgeIdempotencyKeys: () => Promise<number>
}
