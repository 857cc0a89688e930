import type { Database } from "../../platform/postgres/database.ts"
import type { Clock } from "../../shared/clock.ts"
import type { WarningLog } from "../../shared/warning-log.ts"
import type { Batches } from "../batches/index.ts"
import type { BrewLog } from "../brew-log/index.ts"
import type { FermentationAlerts } from "../fermentation/index.ts"
import type { Notifications } from "../notifications/index.ts"
import type { LiveStore } from "./live-store.ts"

export type LiveDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly store: LiveStore
  readonly batches: Pick<Batches, "forProjection" | "projectedIds">
  readonly brewLog: Pick<BrewLog, "latestMeasurements">
  readonly fermentation: Pick<FermentationAlerts, "shownAlerts">
  readonly notifications: Pick<Notifications, "forProjection" | "projectedIds">
  readonly log: WarningLog
}
