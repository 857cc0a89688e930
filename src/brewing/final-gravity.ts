import type { Culture } from "./recipe.ts"
import { type Percent, percent, type SpecificGravity, specificGravity } from "./units.ts"

/** What is reckoned with when no culture says how far it ferments: the middle of the usual 70 to 80 %. */
export const ASSUMED_ATTENUATION = percent(75)

/**
 * Final gravity: FG = 1 + (OG - 1) × (1 - apparent attenuation). BeerXML 1.0, "EST_FG".
 * The mash temperature and what yeast cannot ferment are left to the attenuation.
 */
export const finalGravity = (original: SpecificGravity, attenuation: Percent): SpecificGravity =>
  specificGravity(1 + (original - 1) * (1 - attenuation / 100))

/** The best attenuation among the cultures (BeerXML 1.0), null when none is known. */
export const bestAttenuation = (cultures: readonly Culture[]): Percent | null =>
  cultures.reduce<Percent | null>(
    (best, { attenuationPercent }) =>
      attenuationPercent !== null && attenuationPercent > (best ?? 0) ? attenuationPercent : best,
    null,
  )
