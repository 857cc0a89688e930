import type { Member } from "../../../shared/actor.ts"
import type { BatchId } from "../../../shared/ids.ts"
import { ok, type Result } from "../../../shared/result.ts"
import type { Batch, BatchNotFound } from "../../batches/index.ts"
import type { BrewLogDeps } from "../brew-log-deps.ts"
import { measurementsOf } from "../measurements/read-measurements.ts"
import { type VolumeNow, volumeNow } from "../volume-now.ts"
import type { Measured, SummaryFigure } from "./compared.ts"
import { estimateBrew } from "./estimate-brew.ts"
import { measureBrew } from "./measure-brew.ts"
import { pickReadings } from "./pick-readings.ts"

/** A brew as it came out beside what its recipe promised. */
export type BatchSummaryReport = {
  readonly batch: Batch
  readonly volume: VolumeNow
  readonly estimated: Readonly<Record<SummaryFigure, number | null>>
  readonly measured: Readonly<Record<SummaryFigure, Measured>>
}

/** Sums up a batch of one's own: what was measured, against what was estimated. */
export const summariseBatch = async (
  { db, batches }: Pick<BrewLogDeps, "db" | "batches">,
  member: Member,
  { batchId }: { readonly batchId: BatchId },
): Promise<Result<BatchSummaryReport, BatchNotFound>> => {
  const read = await batches.read(member, { batchId })
  if (!read.ok) return read
  const { value: batch } = read
  const measurements = await measurementsOf(db.sql, batchId, ["gravity", "volume"])
  return ok({
    batch,
    volume: volumeNow(batch, measurements),
    estimated: estimateBrew(batch),
    measured: measureBrew(batch, pickReadings(batch, measurements)),
  })
}
