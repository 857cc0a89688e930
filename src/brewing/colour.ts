import type { Fermentable } from "./recipe.ts"
import {
  type Ebc,
  ebc,
  type Litres,
  type Lovibond,
  lovibond,
  type MaltColourUnits,
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
export const maltColour = (fermentables: readonly Fermentable[], volume: Litres): number =>
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
