import type { Sql } from "../../../platform/postgres/database.ts"
import type { Batch } from "../../batches/index.ts"
import type { MeasurementKind } from "./measurement.ts"

/** What listeners are told: what kind of figure was added, changed or deleted. They read the figures themselves. */
export type Measured = {
  readonly ownerUid: string
  readonly batch: Batch
  readonly measurementKind: MeasurementKind
}

/** Hears of a measurement in the transaction that writes it, to leave a job there; what it throws undoes the measurement. */
export type MeasurementListener = (tx: Sql, measured: Measured) => Promise<void>
