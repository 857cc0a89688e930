import { type Percent, percent, type SpecificGravity } from "./units.ts"

/**
 * Alcohol by volume, the common linear formula: (OG - FG) × 131.25. Our default: recipe programs use it, and their
 * files agree with it best.
 * @returns percent; 0 when the gravity did not fall; about 0.3 too low at 8 %
 */
export const abvSimple = (original: SpecificGravity, final: SpecificGravity): Percent =>
  percent(clamp((original - final) * 131.25))

/**
 * Alcohol by volume after Hall (Zymurgy, summer 1995): 76.08 (OG - FG) / (1.775 - OG) × FG / 0.794.
 * Better than the linear formula for strong beer.
 * @returns percent; 0 when the gravity did not fall
 */
export const abvHall = (original: SpecificGravity, final: SpecificGravity): Percent =>
  percent(clamp((((76.08 * (original - final)) / (1.775 - original)) * final) / 0.794))

const clamp = (value: number): number => Math.min(100, Math.max(0, value))
