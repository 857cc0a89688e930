import type { Database } from "../../platform/postgres/database.ts"
import type { Clock } from "../../shared/clock.ts"
import type { NewId } from "../../shared/ids.ts"
import type { WarningLog } from "../../shared/warning-log.ts"
import type { Push } from "./push.ts"

export type NotificationDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly push: Push
  readonly log: WarningLog
}
