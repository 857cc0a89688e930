import { type Grams, grams, type Litres, type VolumesOfCo2 } from "./units.ts"

/** Ordinary beer bottles are made for about this much. */
export const BOTTLE_LIMIT_VOLUMES = 3.5

/** Grams of CO2 in a litre that holds one volume of it: 44.01 g/mol over 22.414 L/mol, 0 °C and 1 atm. */
const GRAMS_OF_CO2_PER_VOLUME = 44.0095 / 22.414

/** C6H12O6 → 2 CO2: grams of CO2 from a gram of glucose or fructose, all of it fermented. */
const FROM_HEXOSE = (2 * 44.0095) / 180.156
/** The same of sucrose or maltose, C12H22O11 + H2O → 4 CO2. */
const FROM_DISACCHARIDE = (4 * 44.0095) / 342.297
/** Dextrose as it is sold, with one water of crystallisation. */
const FROM_HEXOSE_MONOHYDRATE = (2 * 44.0095) / 198.171

/** What ferments of malt extract: 80 % apparent attenuation, and 0.81 of that is real. */
const MALT_FERMENTABILITY = 0.65

/**
 * Grams of CO2 that a gram of each sugar turns into, by its chemistry (docs/decisions/0009 says why not by a table):
 * - malt extract holds 97 % (dry) or 80 % (liquid) extract, of which 65 % ferments, counted as maltose;
 * - honey: 69.5 % hexoses and 8.6 % disaccharides, the mean of 490 honeys (White et al., USDA bulletin 1261, 1962);
 * - brown sugar is 97 % sucrose, maple syrup 66 % (its legal minimum in North America).
 */
const co2OfSugar = {
  sucrose: FROM_DISACCHARIDE,
  dextrose_monohydrate: FROM_HEXOSE_MONOHYDRATE,
  dextrose_anhydrous: FROM_HEXOSE,
  brown_sugar: 0.97 * FROM_DISACCHARIDE,
  honey: 0.695 * FROM_HEXOSE + 0.086 * FROM_DISACCHARIDE,
  maple_syrup: 0.66 * FROM_DISACCHARIDE,
  dry_malt_extract: 0.97 * MALT_FERMENTABILITY * FROM_DISACCHARIDE,
  liquid_malt_extract: 0.8 * MALT_FERMENTABILITY * FROM_DISACCHARIDE,
} as const

export type PrimingSugar = keyof typeof co2OfSugar

export const primingSugars = [
  "sucrose",
  "dextrose_monohydrate",
  "dextrose_anhydrous",
  "brown_sugar",
  "honey",
  "maple_syrup",
  "dry_malt_extract",
  "liquid_malt_extract",
] as const satisfies readonly PrimingSugar[]

/** Grams per litre that raise a beer by one volume of CO2: 3.82 of sucrose, 4.02 of dry dextrose, 4.42 of its hydrate. */
export const gramsPerLitreAndVolume = (sugar: PrimingSugar): number =>
  GRAMS_OF_CO2_PER_VOLUME / co2OfSugar[sugar]

/**
 * Sugar that carbonates a beer in its bottles or keg.
 * @param held what the beer holds already, see `residualCo2`
 * @returns grams, 0 when the beer holds the target already
 */
export const primingSugar = (
  volume: Litres,
  held: VolumesOfCo2,
  target: VolumesOfCo2,
  sugar: PrimingSugar,
): Grams => grams(volume * Math.max(0, target - held) * gramsPerLitreAndVolume(sugar))
