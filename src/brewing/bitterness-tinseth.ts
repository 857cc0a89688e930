import type { CalculationSettings, Hop } from "./recipe.ts"
import { type Celsius, celsius, type Litres, type Minutes, type SpecificGravity } from "./units.ts"

/** What a whirlpool is taken to be at when nobody says. */
export const ASSUMED_WHIRLPOOL_CELSIUS = celsius(80)

/** What a mash hop gives of the same hop in the boil: a fifth, as BeerSmith has it. */
const MASH_HOP_FACTOR = 0.2

/**
 * Part of the alpha acids that a boil turns bitter, after Tinseth (realbeer.com/hops/research.html, 1997):
 * 1.65 · 0.000125^(G - 1) × (1 - e^(-0.04 t)) / 4.15.
 * @param gravity mean gravity of the wort over the boil; the published table spans 1.030 to 1.130
 * @param boiled minutes in the boil; the table spans 0 to 120
 * @returns 0 to 0.4, within 0.0006 of the published table
 */
export const tinsethUtilization = (gravity: SpecificGravity, boiled: Minutes): number =>
  ((1.65 * 0.000125 ** (gravity - 1)) / 4.15) * (1 - Math.exp(-0.04 * boiled))

/**
 * How fast alpha acids isomerise below the boil, as a part of the rate at the boil: 2.39·10¹¹ · e^(-9773 / T), T in kelvin.
 * Malowicki & Shellhammer, J. Agric. Food Chem. 53 (2005), as Hosom (alchemyoverlord, 2015) puts it.
 * @returns 0 to 1: 0.71 at 95 °C, 0.23 at 80 °C
 */
const isomerisationRate = (temperature: Celsius): number =>
  Math.min(1, 2.39e11 * Math.exp(-9773 / (temperature + 273.15)))

/**
 * Bitterness of a hop addition: mg of alpha acids per litre × utilization × the factors of the settings.
 * - boil: Tinseth; 0 minutes give 0.
 * - first wort: Tinseth × the first-wort factor.
 * - whirlpool: Tinseth for its minutes × the isomerisation rate at its temperature (80 °C when unknown).
 * - mash: a fifth of Tinseth.
 * - dry hop: 0. Its humulinones taste bitter, but no published rule turns them into IBU reliably.
 * Pellets, cryo hops among them, count with the pellet factor.
 * @param volume of the finished batch, > 0
 * @returns mg/L, that is IBU; a plain number, for it grows without bound as the volume falls
 */
export const hopBitterness = (
  hop: Hop,
  gravity: SpecificGravity,
  volume: Litres,
  { pelletFactor, firstWortFactor }: CalculationSettings,
): number => {
  const alphaMilligrams = hop.amountGrams * (hop.alphaPercent / 100) * 1000
  const formFactor = hop.form === "pellet" || hop.form === "cryo" ? pelletFactor : 1
  return (
    (alphaMilligrams / volume) *
    tinsethUtilization(gravity, hop.minutes) *
    formFactor *
    useFactor(hop, firstWortFactor)
  )
}

const useFactor = ({ use, temperatureCelsius }: Hop, firstWortFactor: number): number => {
  switch (use) {
    case "boil":
      return 1
    case "first_wort":
      return firstWortFactor
    case "whirlpool":
      return isomerisationRate(temperatureCelsius ?? ASSUMED_WHIRLPOOL_CELSIUS)
    case "mash":
      return MASH_HOP_FACTOR
    case "dry_hop":
      return 0
  }
}
