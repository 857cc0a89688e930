import type { Batches } from "../features/batches/index.ts"
import type { FermentationAlerts } from "../features/fermentation/index.ts"
import type { Live } from "../features/live/index.ts"
import type { Notifications } from "../features/notifications/index.ts"
import type { Purge } from "../shared/purge.ts"

/** What jobs call: the doors of features. */
export type JobServices = {
  readonly batches: Pick<Batches, "ringAlarm" | "ringReminder">
  readonly fermentation: Pick<FermentationAlerts, "assess">
  readonly notifications: Pick<Notifications, "push">
  readonly live: Pick<Live, "projectBatch" | "projectNotification">
  /** Everything that is kept for a while and then goes. */
  readonly purges: readonly Purge[]
}
