import { coolingStand, heldStandFactor } from "./bitterness-after-boil.ts"
import { garetzUtilization } from "./bitterness-garetz.ts"
import { ragerUtilization } from "./bitterness-rager.ts"
import { TINSETH_RATE_PER_MINUTE, tinsethLimit, tinsethUtilization } from "./bitterness-tinseth.ts"
import { FLAME_OUT_CELSIUS } from "./kettle-cooling.ts"
import type { CalculationSettings, Hop, IbuMethod } from "./recipe.ts"
import { type Celsius, celsius, type Litres, type Minutes, type SpecificGravity } from "./units.ts"

/** What a whirlpool is taken to be held at when nobody says. */
export const ASSUMED_WHIRLPOOL_CELSIUS = celsius(80)

/** What a mash hop gives of the same hop in the boil: a fifth, as BeerSmith has it. */
const MASH_HOP_FACTOR = 0.2

/** The wort that hops meet. */
export type HoppedWort = {
  /** That the hops see: the mean over the boil, or the original gravity, as the settings have it. */
  readonly gravity: SpecificGravity
  /** Of the finished batch, > 0. */
  readonly batchLitres: Litres
  /** How fast it cools by itself after the boil, `coolingRate`; only mIBU asks. */
  readonly coolingRate: number
  /** What the stand after the boil gives to hops that were boiled, `coolingStand`; only mIBU asks. */
  readonly standAfterBoil: number
  /** Of the kettle; only Garetz asks. */
  readonly altitudeMetres: number
}

/**
 * Bitterness of a hop addition: mg of alpha acids per litre × utilization by the method of the settings × their factors,
 * which are the same for every method.
 * - boil: the method's utilization. mIBU is Tinseth's, and what isomerises while the wort stands after the boil.
 * - first wort: × the first-wort factor.
 * - whirlpool: the method's utilization for its minutes × the isomerisation rate at its temperature (held there, 80 °C when
 *   unknown); by mIBU, the integral over the falling temperature from there (from flame-out when unknown).
 * - mash: a fifth of the boil.
 * - dry hop: 0. Cold beer isomerises nothing; its humulinones do taste bitter, but no published rule turns them into
 *   IBU reliably.
 * Pellets, cryo hops among them, count with the pellet factor.
 * @returns mg/L, that is IBU; a plain number, for it grows without bound as the volume falls. By Garetz without his
 *   correction for the hopping rate, which needs all additions: `withHoppingRate`.
 */
export const hopBitterness = (
  hop: Hop,
  wort: HoppedWort,
  { ibuMethod, pelletFactor, firstWortFactor }: CalculationSettings,
): number => {
  if (hop.use === "dry_hop") return 0
  const alphaMilligrams = hop.amountGrams * (hop.alphaPercent / 100) * 1000
  const formFactor = hop.form === "pellet" || hop.form === "cryo" ? pelletFactor : 1
  return (
    (alphaMilligrams / wort.batchLitres) * utilization(hop, wort, ibuMethod, firstWortFactor) * formFactor
  )
}

const utilization = (hop: Hop, wort: HoppedWort, method: IbuMethod, firstWortFactor: number): number => {
  switch (hop.use) {
    case "boil":
      return boilUtilization(hop.minutes, wort, method)
    case "first_wort":
      return boilUtilization(hop.minutes, wort, method) * firstWortFactor
    case "whirlpool":
      return whirlpoolUtilization(hop.minutes, hop.temperatureCelsius, wort, method)
    case "mash":
      return boilUtilization(hop.minutes, wort, method) * MASH_HOP_FACTOR
    case "dry_hop":
      return 0
  }
}

const boilUtilization = (boiled: Minutes, wort: HoppedWort, method: IbuMethod): number => {
  switch (method) {
    case "tinseth":
      return tinsethUtilization(wort.gravity, boiled)
    case "rager":
      return ragerUtilization(wort.gravity, boiled)
    case "garetz":
      return garetzUtilization(wort.gravity, boiled, wort.altitudeMetres)
    case "mibu":
      return (
        tinsethUtilization(wort.gravity, boiled) +
        tinsethLimit(wort.gravity) * Math.exp(-TINSETH_RATE_PER_MINUTE * boiled) * wort.standAfterBoil
      )
  }
}

const whirlpoolUtilization = (
  stands: Minutes,
  temperature: Celsius | null,
  wort: HoppedWort,
  method: IbuMethod,
): number =>
  method === "mibu"
    ? tinsethLimit(wort.gravity) * coolingStand(stands, temperature ?? FLAME_OUT_CELSIUS, wort.coolingRate)
    : boilUtilization(stands, wort, method) * heldStandFactor(temperature ?? ASSUMED_WHIRLPOOL_CELSIUS)
