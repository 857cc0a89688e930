import { brix, celsius, litres, specificGravity } from "../../../src/brewing/units.ts"
import { correctGravities } from "../../../src/features/brew-log/measurements/correct-gravities.ts"
import { correctMeasurement } from "../../../src/features/brew-log/measurements/correct-measurement.ts"
import type {
  Measurement,
  MeasurementStage,
  Stated,
} from "../../../src/features/brew-log/measurements/measurement.ts"
import type { BatchId, MeasurementId } from "../../../src/shared/ids.ts"

/** What a hydrometer shows in a sample of 20 °C, which it is made for. */
export const hydrometer = (gravity: number, sampleCelsius: number | null = null): Stated => ({
  kind: "gravity",
  instrument: "hydrometer",
  gravity: specificGravity(gravity),
  sampleCelsius: sampleCelsius === null ? null : celsius(sampleCelsius),
  calibrationCelsius: celsius(20),
})

export const refractometer = (reading: number, original: number | null = null): Stated => ({
  kind: "gravity",
  instrument: "refractometer",
  brix: brix(reading),
  wortCorrectionFactor: 1.04,
  originalBrix: original === null ? null : brix(original),
})

export const hour = (hours: number): Date => new Date(Date.UTC(2026, 9, 1) + hours * 3_600_000)

let count = 0

/** A measurement that has not been corrected yet. */
export const reading = (
  stated: Stated,
  hours: number,
  stage: MeasurementStage = "fermenter",
): Measurement => ({
  id: `m${String((count += 1)).padStart(4, "0")}` as MeasurementId,
  batchId: "a-batch" as BatchId,
  stage,
  stated,
  corrected: { value: null, method: "as_stated", original: null, doubts: [] },
  takenAt: hour(hours),
  version: 1,
  createdAt: hour(hours),
  updatedAt: hour(hours),
})

/** A volume of cold wort or beer. */
export const volume = (volumeLitres: number): Stated => ({
  kind: "volume",
  volumeLitres: litres(volumeLitres),
  sampleCelsius: null,
})

export const temperature = (degrees: number): Stated => ({
  kind: "temperature",
  temperatureCelsius: celsius(degrees),
})

/** Measurements as they would be stored: each corrected, in the order in which they were taken. */
export const stored = (
  measurements: readonly Measurement[],
  pitchedAt: Date | null,
): readonly Measurement[] => {
  const sorted = measurements.toSorted((a, b) => a.takenAt.getTime() - b.takenAt.getTime())
  const gravities = correctGravities(
    sorted.filter(({ stated }) => stated.kind === "gravity"),
    pitchedAt,
  )
  return sorted.map(
    (one) =>
      gravities.find(({ id }) => id === one.id) ?? {
        ...one,
        corrected: correctMeasurement(one.stated, null),
      },
  )
}
