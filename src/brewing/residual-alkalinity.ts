import { atomicMass, type Ions, milliequivalents } from "./water-ions.ts"

const { Ca, C, O } = atomicMass

/** mg/L of CaCO3 in a milliequivalent per litre: half its molar mass. */
export const CACO3_PER_MILLIEQUIVALENT = (Ca + C + 3 * O) / 2

/** mg/L of CaCO3 in a German degree, which is 10 mg/L of CaO. */
export const CACO3_PER_GERMAN_DEGREE = (10 * (Ca + C + 3 * O)) / (Ca + O)

/** Alkalinity in mEq/L, all of it as bicarbonate. Below 0 there is more acid than alkalinity. */
export const alkalinity = ({ bicarbonate }: Ions): number => milliequivalents("bicarbonate", bicarbonate)

/** Total hardness in mEq/L: calcium and magnesium. */
export const hardness = ({ calcium, magnesium }: Ions): number =>
  milliequivalents("calcium", calcium) + milliequivalents("magnesium", magnesium)

/**
 * Residual alkalinity after Kolbach (1951, 1953): alkalinity less calcium / 3.5 less magnesium / 7, all in mEq/L. He
 * found it for the wort at the end of the boil; in the mash the hardness does somewhat less (ASBC J. 2015-0621-01).
 * @returns mEq/L; × 50.04 it is mg/L of CaCO3, × 2.804 German degrees
 */
export const residualAlkalinity = (ions: Ions): number =>
  alkalinity(ions) -
  milliequivalents("calcium", ions.calcium) / 3.5 -
  milliequivalents("magnesium", ions.magnesium) / 7

export const milliequivalentsToCaco3 = (value: number): number => value * CACO3_PER_MILLIEQUIVALENT

export const milliequivalentsToGermanDegrees = (value: number): number =>
  (value * CACO3_PER_MILLIEQUIVALENT) / CACO3_PER_GERMAN_DEGREE

/**
 * Sulfate to chloride, mg/L to mg/L: above about 2 a beer tastes dry and bitter, below about 0.5 full and malty
 * (Palmer & Kaminski, Water, 2013), where there is enough of either.
 * @returns null without chloride
 */
export const sulfateToChloride = ({ sulfate, chloride }: Ions): number | null =>
  chloride > 0 ? sulfate / chloride : null
