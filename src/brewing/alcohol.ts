import { platoOf } from "./plato.ts"
import { realExtractDeClerck } from "./real-extract.ts"
import { type Percent, percent, type Plato, type SpecificGravity } from "./units.ts"

/**
 * Alcohol by volume, the common linear formula: (OG - FG) × 131.25. Our default: recipe programs use it, and their
 * files agree with it best.
 * @returns percent; 0 when the gravity did not fall; 0.1 below Balling's at 8 %, 0.2 at 10.5 %
 */
export const abvSimple = (original: SpecificGravity, final: SpecificGravity): Percent =>
  percent(clamp((original - final) * 131.25))

/**
 * Alcohol by weight after Hall (Zymurgy, summer 1995): 76.08 (OG - FG) / (1.775 - OG).
 * @returns percent; 0 when the gravity did not fall
 */
export const abwHall = (original: SpecificGravity, final: SpecificGravity): Percent =>
  percent(clamp(hallWeight(original, final)))

/**
 * Alcohol by volume after Hall (Zymurgy, summer 1995): 76.08 (OG - FG) / (1.775 - OG) × FG / 0.794.
 * @returns percent; 0 when the gravity did not fall; above Balling's, by 0.1 at 5 % and 0.5 at 8 %
 */
export const abvHall = (original: SpecificGravity, final: SpecificGravity): Percent =>
  percent(clamp((hallWeight(original, final) * final) / 0.794))

const hallWeight = (original: SpecificGravity, final: SpecificGravity): number =>
  (76.08 * (original - final)) / (1.775 - original)

/**
 * Alcohol by weight after Balling: (OE - RE) / (2.0665 - 0.010665 OE). Of 2.0665 g of extract, 1 g becomes alcohol; the
 * second term is for what the beer loses of its weight as gas and yeast leave it.
 * @param originalExtract OE, °P
 * @param realExtract RE, °P
 * @returns percent; 0 when nothing fermented
 */
export const abwOfExtract = (originalExtract: Plato, realExtract: Plato): Percent =>
  percent(clamp((originalExtract - realExtract) / (2.0665 - 0.010665 * originalExtract)))

/**
 * Alcohol by weight after Balling, with the real extract as De Clerck puts it: the best supported formula
 * for what two gravities tell.
 * @returns percent; 0 when the gravity did not fall
 */
export const abwBalling = (original: SpecificGravity, final: SpecificGravity): Percent =>
  abwOfExtract(platoOf(original), realExtractDeClerck(original, final))

/** Density of ethanol against water, both at 20 °C: 789.24 / 998.20 kg/m³ (OIML R 22, 1975). */
const ETHANOL_SPECIFIC_GRAVITY = 0.790_66

/**
 * Alcohol by volume after Balling: alcohol by weight × FG / 0.79066.
 * @returns percent; 0 when the gravity did not fall
 */
export const abvBalling = (original: SpecificGravity, final: SpecificGravity): Percent =>
  percent(clamp((abwBalling(original, final) * final) / ETHANOL_SPECIFIC_GRAVITY))

const clamp = (value: number): number => Math.min(100, Math.max(0, value))
