import { coolingStand } from "./bitterness-after-boil.ts"
import { withHoppingRate } from "./bitterness-garetz.ts"
import { hopBitterness, type HoppedWort } from "./hop-bitterness.ts"
import { coolingRate, FLAME_OUT_CELSIUS } from "./kettle-cooling.ts"
import type { CalculationSettings, Hop } from "./recipe.ts"
import type { Litres, Minutes, SpecificGravity } from "./units.ts"

/** A boil, as far as bitterness depends on it. */
export type Boil = {
  /** That the hops see. */
  readonly gravity: SpecificGravity
  /** How long it is: a hop that should boil longer goes in at its start, on the brew day as well. */
  readonly minutes: Minutes
  /** Of the finished batch, > 0. */
  readonly batchLitres: Litres
  /** At its start, > 0. Less than the batch: it is topped up afterwards. */
  readonly startLitres: Litres
  /** Of the kettle above the sea; 0 when not given. */
  readonly altitudeMetres?: number
  /** √(surface of the wort × opening of the kettle); of a usual kettle when not given. */
  readonly effectiveAreaSquareCentimetres?: number
}

/**
 * Bitterness of each hop addition by the method of the settings, `hopBitterness`, in their order.
 * By mIBU the wort stands after the boil for as long as its longest whirlpool addition, and isomerises what was boiled, too.
 * By Garetz each has its share of the bitterness that all of them have together.
 * @returns IBU, plain numbers: they grow without bound as the volume falls
 */
export const bitternessOfEach = (
  hops: readonly Hop[],
  boil: Boil,
  settings: CalculationSettings,
): readonly number[] => {
  const wort = hoppedWort(hops, boil, settings)
  const each = hops.map((hop) => hopBitterness(withinBoil(hop, boil.minutes), wort, settings))
  if (settings.ibuMethod !== "garetz") return each
  const uncorrected = each.reduce((sum, ibu) => sum + ibu, 0)
  if (uncorrected === 0) return each
  const share = withHoppingRate(uncorrected, concentration(boil)) / uncorrected
  return each.map((ibu) => ibu * share)
}

/** Bitterness of all additions together. */
export const totalBitterness = (hops: readonly Hop[], boil: Boil, settings: CalculationSettings): number => {
  const wort = hoppedWort(hops, boil, settings)
  let sum = 0
  for (const hop of hops) sum += hopBitterness(withinBoil(hop, boil.minutes), wort, settings)
  return settings.ibuMethod === "garetz" ? withHoppingRate(sum, concentration(boil)) : sum
}

/** Whether a hop should boil longer than the boil is. */
export const outlastsBoil = ({ use, minutes }: Hop, boilMinutes: Minutes): boolean =>
  minutes > boilMinutes && (use === "boil" || use === "first_wort")

const withinBoil = (hop: Hop, boilMinutes: Minutes): Hop =>
  outlastsBoil(hop, boilMinutes) ? { ...hop, minutes: boilMinutes } : hop

/** Garetz' CF: how much denser than the batch a boil is that is topped up. */
const concentration = ({ batchLitres, startLitres }: Boil): number => Math.max(1, batchLitres / startLitres)

const hoppedWort = (hops: readonly Hop[], boil: Boil, { ibuMethod }: CalculationSettings): HoppedWort => {
  const { gravity, batchLitres, altitudeMetres = 0 } = boil
  if (ibuMethod !== "mibu") {
    return { gravity, batchLitres, altitudeMetres, coolingRate: 0, standAfterBoil: 0 }
  }
  const rate = coolingRate(batchLitres, boil.effectiveAreaSquareCentimetres)
  const longest = longestWhirlpool(hops)
  const standAfterBoil =
    longest === null
      ? 0
      : coolingStand(longest.minutes, longest.temperatureCelsius ?? FLAME_OUT_CELSIUS, rate)
  return { gravity, batchLitres, altitudeMetres, coolingRate: rate, standAfterBoil }
}

const longestWhirlpool = (hops: readonly Hop[]): Hop | null => {
  let longest: Hop | null = null
  for (const hop of hops) {
    if (hop.use === "whirlpool" && (longest === null || hop.minutes > longest.minutes)) longest = hop
  }
  return longest
}
