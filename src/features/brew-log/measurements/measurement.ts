import type { Brix, Celsius, Litres, Ph, SpecificGravity } from "../../../brewing/units.ts"
import type { BatchId, MeasurementId } from "../../../shared/ids.ts"

export const measurementKinds = ["gravity", "temperature", "ph", "volume", "pressure"] as const
export type MeasurementKind = (typeof measurementKinds)[number]

/** Where the wort or beer stood when it was measured. */
export const measurementStages = ["mash", "pre_boil", "post_boil", "fermenter", "packaging"] as const
export type MeasurementStage = (typeof measurementStages)[number]

/** What a brewer read, as they read it. A sample whose temperature nobody took is as cold as the instrument wants it. */
export type Stated =
  | {
      readonly kind: "gravity"
      readonly instrument: "hydrometer"
      readonly gravity: SpecificGravity
      readonly sampleCelsius: Celsius | null
      readonly calibrationCelsius: Celsius
    }
  | {
      readonly kind: "gravity"
      readonly instrument: "refractometer"
      readonly brix: Brix
      readonly wortCorrectionFactor: number
      /** What it showed before fermentation; null when that is to be found among the measurements. */
      readonly originalBrix: Brix | null
    }
  | { readonly kind: "temperature"; readonly temperatureCelsius: Celsius }
  | { readonly kind: "ph"; readonly ph: Ph; readonly sampleCelsius: Celsius | null }
  | { readonly kind: "volume"; readonly volumeLitres: Litres; readonly sampleCelsius: Celsius | null }
  | { readonly kind: "pressure"; readonly pressureKilopascals: number }

export const correctionMethods = [
  "as_stated",
  "expansion_of_water",
  "brix_over_factor",
  "terrill_cubic",
] as const
export type CorrectionMethod = (typeof correctionMethods)[number]

/** What a reader of the corrected figure should know. */
export const measurementDoubts = [
  "hot_sample",
  "hot_ph_sample",
  "original_missing",
  "barely_fermented",
  "reading_rose",
  "no_sensible_gravity",
] as const
export type MeasurementDoubt = (typeof measurementDoubts)[number]

/** Where the original reading of a refractometer's came from. */
export const originalSources = ["stated", "refractometer", "hydrometer"] as const
export type OriginalSource = (typeof originalSources)[number]

/** What is reckoned with: specific gravity at 20 °C, °C, pH, litres at 20 °C, kPa above the air's. */
export type Corrected = {
  /** Null for a gravity that cannot be told, or not yet: a doubt says why. */
  readonly value: number | null
  readonly method: CorrectionMethod
  /** What the wort showed before fermentation, for a refractometer's reading of beer. */
  readonly original: { readonly brix: Brix; readonly source: OriginalSource } | null
  readonly doubts: readonly MeasurementDoubt[]
}

export type Measurement = {
  readonly id: MeasurementId
  readonly batchId: BatchId
  readonly stage: MeasurementStage
  readonly stated: Stated
  readonly corrected: Corrected
  readonly takenAt: Date
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}
