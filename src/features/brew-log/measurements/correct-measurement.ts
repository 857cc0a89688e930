import { coldVolume } from "../../../brewing/cold-volume.ts"
import { correctHydrometer } from "../../../brewing/hydrometer.ts"
import { measurementRanges } from "../../../brewing/measurement-ranges.ts"
import type { Range } from "../../../brewing/recipe-ranges.ts"
import {
  isBarelyFermented,
  refractometerOriginalGravity,
  terrillCubic,
} from "../../../brewing/refractometer.ts"
import type { Corrected, MeasurementDoubt, Stated } from "./measurement.ts"

/** From here on, what a hydrometer shows is more guess than reading. */
const HOT_SAMPLE_CELSIUS = 60
/** What the tables of pH are for is a sample at room temperature. */
const HOT_PH_SAMPLE_CELSIUS = 35

type Hydrometer = Extract<Stated, { instrument: "hydrometer" }>
type Refractometer = Extract<Stated, { instrument: "refractometer" }>

/**
 * Corrects what was read: a hydrometer's for the temperature of the sample, a hot volume to a cold one, a refractometer's
 * for wort, or for alcohol once the beer ferments. A pH stays as it was read: what heat does to it differs by source
 * (0.2 to 0.35 lower at mash temperature).
 * @param beer for a refractometer's reading of beer: the reading before fermentation, null when it is not known
 */
export const correctMeasurement = (
  stated: Stated,
  beer: { readonly original: Corrected["original"] } | null,
): Corrected => {
  switch (stated.kind) {
    case "gravity":
      if (stated.instrument === "hydrometer") return correctedGravity(stated)
      return beer ? gravityOfBeer(stated, beer.original) : gravityOfWort(stated)
    case "temperature":
      return plain(stated.temperatureCelsius)
    case "ph":
      return plain(stated.ph, (stated.sampleCelsius ?? 0) > HOT_PH_SAMPLE_CELSIUS ? ["hot_ph_sample"] : [])
    case "volume": {
      const { volumeLitres, sampleCelsius } = stated
      if (sampleCelsius === null) return plain(volumeLitres)
      return { ...plain(coldVolume(volumeLitres, sampleCelsius)), method: "expansion_of_water" }
    }
    case "pressure":
      return plain(stated.pressureKilopascals)
  }
}

const plain = (value: number | null, doubts: readonly MeasurementDoubt[] = []): Corrected => ({
  value,
  method: "as_stated",
  original: null,
  doubts,
})

const correctedGravity = ({ gravity, sampleCelsius, calibrationCelsius }: Hydrometer): Corrected => {
  if (sampleCelsius === null) return plain(gravity)
  const value = sensible(correctHydrometer(gravity, sampleCelsius, calibrationCelsius))
  const hot: readonly MeasurementDoubt[] = sampleCelsius > HOT_SAMPLE_CELSIUS ? ["hot_sample"] : []
  const doubts = value === null ? (["no_sensible_gravity", ...hot] as const) : hot
  return { value, method: "expansion_of_water", original: null, doubts }
}

const gravityOfWort = ({ brix, wortCorrectionFactor }: Refractometer): Corrected => {
  const value = sensible(refractometerOriginalGravity(brix, wortCorrectionFactor))
  const doubts: readonly MeasurementDoubt[] = value === null ? ["no_sensible_gravity"] : []
  return { value, method: "brix_over_factor", original: null, doubts }
}

const gravityOfBeer = (stated: Refractometer, original: Corrected["original"]): Corrected => {
  if (original === null)
    return { value: null, method: "terrill_cubic", original, doubts: ["original_missing"] }
  const readings = { initial: original.brix, final: stated.brix, factor: stated.wortCorrectionFactor }
  const value = sensible(terrillCubic(readings))
  return { value, method: "terrill_cubic", original, doubts: doubtsAbout(readings, value) }
}

const doubtsAbout = (
  readings: Parameters<typeof isBarelyFermented>[0],
  value: number | null,
): readonly MeasurementDoubt[] => {
  if (value === null) return ["no_sensible_gravity"]
  if (readings.final > readings.initial) return ["reading_rose"]
  return isBarelyFermented(readings) ? ["barely_fermented"] : []
}

const gravities: Range = measurementRanges.gravity

const sensible = (gravity: number): number | null =>
  gravity >= gravities.min && gravity <= gravities.max ? gravity : null
