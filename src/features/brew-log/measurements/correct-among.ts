import type { Sql } from "../../../platform/postgres/database.ts"
import type { Batch } from "../../batches/index.ts"
import { correctGravities } from "./correct-gravities.ts"
import { correctMeasurement } from "./correct-measurement.ts"
import type { Corrected, Measurement } from "./measurement.ts"
import { updateMeasurement } from "./measurement-row.ts"
import { measurementsOf } from "./read-measurements.ts"

/** A measurement that is not corrected yet. */
export const uncorrected: Corrected = { value: null, method: "as_stated", original: null, doubts: [] }

/**
 * Corrects a measurement that is about to be written, and with it those whose correction depends on it.
 * @param removed what it replaces, or a measurement that goes: it no longer counts
 * @returns the measurement with its correction; null when one only goes
 */
export const correctAmong = async (
  tx: Sql,
  batch: Batch,
  measurement: Measurement | null,
  removed: Measurement | null,
  now: Date,
): Promise<Measurement | null> => {
  const kind = (measurement ?? removed)?.stated.kind
  if (kind !== "gravity")
    return measurement && { ...measurement, corrected: correctMeasurement(measurement.stated, null) }
  const stored = await measurementsOf(tx, batch.id, ["gravity"])
  const others = stored.filter(({ id }) => id !== removed?.id)
  const all = [...others, ...(measurement ? [measurement] : [])].toSorted(inOrder)
  const corrected = correctGravities(all, batch.pitchedAt)
  for (const other of others) {
    const anew = corrected.find(({ id }) => id === other.id)
    if (anew && !isSame(anew.corrected, other.corrected))
      await updateMeasurement(tx, { ...anew, version: other.version + 1, updatedAt: now })
  }
  return corrected.find(({ id }) => id === measurement?.id) ?? null
}

const inOrder = (a: Measurement, b: Measurement): number =>
  a.takenAt.getTime() - b.takenAt.getTime() || (a.id < b.id ? -1 : 1)

const isSame = (one: Corrected, other: Corrected): boolean =>
  one.value === other.value &&
  one.method === other.method &&
  one.original?.brix === other.original?.brix &&
  one.original?.source === other.original?.source &&
  one.doubts.join() === other.doubts.join()
