import type { ColorMethod, Fermentable } from "./recipe.ts"
import {
  type Ebc,
  ebc,
  type Litres,
  type Lovibond,
  lovibond,
  type MaltColourUnits,
  maltColourUnits,
  type Srm,
  srm,
} from "./units.ts"

const POUNDS_PER_KILOGRAM = 2.2046226218
const LITRES_PER_GALLON = 3.785411784

/** EBC per SRM, as the EBC and the ASBC define their scales. Lovibond counts as SRM here, as in all recipe programs. */
const EBC_PER_SRM = 1.97

/** The fit of Morey rests on beers up to about this colour. */
export const MOREY_LIMIT_SRM = 50

export const srmToEbc = (colour: Srm): Ebc => ebc(colour * EBC_PER_SRM)
export const ebcToSrm = (colour: Ebc): Srm => srm(colour / EBC_PER_SRM)
export const lovibondToEbc = (colour: Lovibond): Ebc => ebc(colour * EBC_PER_SRM)
export const ebcToLovibond = (colour: Ebc): Lovibond => lovibond(colour / EBC_PER_SRM)

/**
 * Malt colour units of a grist: Σ lb · °L / US gallon.
 * @param volume of the batch, as Morey does it, > 0
 * @returns a plain number, for it grows without bound as the volume falls: `maltColourUnits.accepts` tells
 */
export const maltColour = (
  fermentables: readonly Pick<Fermentable, "amountKilograms" | "colorEbc">[],
  volume: Litres,
): number =>
  (fermentables.reduce(
    (sum, { amountKilograms, colorEbc }) => sum + amountKilograms * (colorEbc / EBC_PER_SRM),
    0,
  ) *
    POUNDS_PER_KILOGRAM *
    LITRES_PER_GALLON) /
  volume

/**
 * Colour of a beer from its grist, after Morey (Brewing Techniques): SRM = 1.4922 · MCU^0.6859.
 * @param mcu malt colour units, lb·°L per US gallon, ≥ 0
 * @returns SRM; the fit holds to about 50 SRM
 */
export const moreySrm = (mcu: MaltColourUnits): Srm => srm(1.4922 * mcu ** 0.6859)

/**
 * Colour of a beer from its grist, after Daniels (Designing Great Beers, 1996): SRM = 0.2 · MCU + 8.4.
 * @param mcu malt colour units, ≥ 0; holds from about 11
 * @returns SRM; 8.4 for water, for the line was drawn through darker beers
 */
export const danielsSrm = (mcu: MaltColourUnits): Srm => srm(0.2 * mcu + 8.4)

/**
 * Colour of a beer from its grist, after Mosher (The Brewer's Companion, 1994): SRM = 0.3 · MCU + 4.7.
 * @param mcu malt colour units, ≥ 0; holds from about 7
 * @returns SRM; 4.7 for water, for the line was drawn through darker beers
 */
export const mosherSrm = (mcu: MaltColourUnits): Srm => srm(0.3 * mcu + 4.7)

const formulas = { morey: moreySrm, daniels: danielsSrm, mosher: mosherSrm } as const satisfies Record<
  ColorMethod,
  (mcu: MaltColourUnits) => Srm
>

/** The least malt colour units that a formula holds for, about. */
const leastMcu = { morey: 0, daniels: 11, mosher: 7 } as const satisfies Record<ColorMethod, number>

/** Where a formula is taken beyond what it rests on; null where it holds. */
export type ColorDoubt = "color_beyond_formula" | "color_below_formula"

/**
 * Colour of a beer from its grist by the method of its settings.
 * @param mcu malt colour units, as `maltColour` gives them: a plain number
 * @returns null when the malt colour is beyond reason, above 66,000 or so
 */
export const beerColor = (
  method: ColorMethod,
  mcu: number,
): { readonly color: Srm; readonly doubt: ColorDoubt | null } | null => {
  if (!maltColourUnits.accepts(mcu) || mcu > LARGEST_MCU) return null
  const color = formulas[method](mcu)
  if (method === "morey" && color > MOREY_LIMIT_SRM) return { color, doubt: "color_beyond_formula" }
  return { color, doubt: mcu < leastMcu[method] ? "color_below_formula" : null }
}

/** Beyond it the straight lines leave the range of SRM; no grist comes near. */
const LARGEST_MCU = 66_000
