import type { Celsius, SpecificGravity } from "./units.ts"

export type GravityReading = { readonly gravity: SpecificGravity; readonly takenAt: Date }

/** What is known of a fermentation under way. */
export type Fermentation = {
  /** Since the yeast went in, the earliest first. */
  readonly gravities: readonly GravityReading[]
  readonly expectedGravity: SpecificGravity
  /** The last one; null when nobody measured. */
  readonly temperature: Celsius | null
  /** The warmest that the yeast likes; null when that is not known. */
  readonly maxTemperature: Celsius | null
}

/** Something that its brewer should know of a fermentation. */
export type FermentationFinding =
  | { readonly kind: "finished"; readonly gravity: SpecificGravity }
  | {
      readonly kind: "stuck"
      readonly gravity: SpecificGravity
      readonly expectedGravity: SpecificGravity
    }
  | {
      readonly kind: "too_warm"
      readonly temperatureCelsius: Celsius
      readonly maxCelsius: Celsius
    }

const HOUR_MS = 60 * 60 * 1000
/** A gravity that has not moved for two days has come to rest: the usual rule before bottling (Palmer, How to Brew). */
const STEADY_HOURS = 48
/** What a hydrometer can be read to. Floating point makes a point a little more than one. */
const READING_ERROR = 0.001 + 1e-9
/** So far above the expected one, a steady gravity is no finished beer. A rule of thumb of our own. */
export const STUCK_ABOVE = 0.005

/** What there is to say of a fermentation: whether it has come to rest, where it should or too early, and its warmth. */
export const assessFermentation = (fermentation: Fermentation): readonly FermentationFinding[] => [
  ...atRest(fermentation),
  ...tooWarm(fermentation),
]

const atRest = ({ gravities, expectedGravity }: Fermentation): readonly FermentationFinding[] => {
  const last = gravities.at(-1)
  if (!last || !steadySince(gravities)?.isProven) return []
  const { gravity } = last
  return gravity > expectedGravity + STUCK_ABOVE
    ? [{ kind: "stuck", gravity, expectedGravity }]
    : [{ kind: "finished", gravity }]
}

/**
 * Since when the gravity has been what it was read last, reading by reading backwards, and whether that is long enough to
 * say that it has come to rest. Null without readings.
 * @param gravities the earliest first
 */
export const steadySince = (
  gravities: readonly GravityReading[],
): { readonly since: Date; readonly isProven: boolean } | null => {
  const last = gravities.at(-1)
  if (!last) return null
  const moved = gravities.findLastIndex(({ gravity }) => Math.abs(gravity - last.gravity) > READING_ERROR)
  const since = (gravities[moved + 1] ?? last).takenAt
  return { since, isProven: (last.takenAt.getTime() - since.getTime()) / HOUR_MS >= STEADY_HOURS }
}

const tooWarm = ({ temperature, maxTemperature }: Fermentation): readonly FermentationFinding[] =>
  temperature !== null && maxTemperature !== null && temperature > maxTemperature
    ? [{ kind: "too_warm", temperatureCelsius: temperature, maxCelsius: maxTemperature }]
    : []
