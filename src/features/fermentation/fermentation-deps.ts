import type { Database } from "../../platform/postgres/database.ts"
import type { Clock } from "../../shared/clock.ts"
import type { NewId } from "../../shared/ids.ts"
import type { Batches } from "../batches/index.ts"
import type { BrewLog } from "../brew-log/index.ts"
import type { Notifications } from "../notifications/index.ts"

export type FermentationDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly batches: Pick<Batches, "isOwn" | "record" | "recordForJob">
  readonly brewLog: Pick<BrewLog, "measurementsOf">
  readonly notifications: Pick<Notifications, "notify">
}
