import type { Database } from "../../platform/postgres/database.ts"
import type { Clock } from "../../shared/clock.ts"
import type { NewId } from "../../shared/ids.ts"
import type { Batches } from "../batches/index.ts"
import type { MeasurementListener } from "./measurements/measurement-listener.ts"

export type BrewLogDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly batches: Pick<
    Batches,
    "isOwn" | "read" | "record" | "recordEvents" | "copyEvents" | "splitOff" | "splitLitres"
  >
  /** Who wants to hear of measurements, each in the transaction that writes one. */
  readonly measurementListeners: readonly MeasurementListener[]
}
