import { type Days, type Percent, percent } from "./units.ts"

/** Of liquid yeast in the refrigerator, a day: 21 % a month, the convention of Mr Malty. */
const LIQUID_LOSS_PER_DAY = 0.7

/** What dry yeast keeps over a year: 4 % are lost at 4 °C, 20 % at room temperature, a rule of thumb of the trade. */
const dryKeptPerYear = { cold: 0.96, warm: 0.8 } as const

/**
 * Living part of liquid yeast, or of slurry, kept cold: 100 % less 0.7 % a day. It is a straight line, gone after 143
 * days; packs that keep air out live longer.
 * @param age since it was packed or harvested
 */
export const liquidViability = (age: Days): Percent => percent(Math.max(0, 100 - LIQUID_LOSS_PER_DAY * age))

/**
 * Living part of dry yeast against when it was packed, in a closed pack: 0.96 a year in the refrigerator, 0.8 at room
 * temperature.
 */
export const dryViability = (age: Days, storage: keyof typeof dryKeptPerYear): Percent =>
  percent(100 * dryKeptPerYear[storage] ** (age / 365.25))
