import type { Range } from "./recipe-ranges.ts"

/**
 * What a brewer can read off an instrument: narrower than the units' own ranges, so that a lost decimal comma, or a
 * value in another unit, is noticed.
 */
export const measurementRanges = {
  gravity: { min: 0.98, max: 1.2 },
  brix: { min: 0, max: 50 },
  /** From a lager that is near freezing to sugar that is boiled in. */
  temperatureCelsius: { min: -10, max: 120 },
  /** Of a sample, and of a hydrometer's calibration: water is liquid. */
  liquidCelsius: { min: 0, max: 100 },
  ph: { min: 0, max: 14 },
  volumeLitres: { min: 0.01, max: 20_000 },
  /** Above the air's: of a keg, or a tank that ferments under pressure. */
  pressureKilopascals: { min: 0, max: 1_000 },
} as const satisfies Record<string, Range>
