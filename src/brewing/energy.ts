import { platoOf } from "./plato.ts"
import type { SpecificGravity } from "./units.ts"

/**
 * Food energy of beer, after Hall (Zymurgy, summer 1995): (6.9 · ABW + 4 · (RE - 0.1)) × FG × 3.55 for 355 mL, here for
 * a bottle of 330 mL. RE = 0.1808 · OE + 0.8192 · AE (Balling), ABW = (OE - RE) / (2.0665 - 0.010665 · OE), OE and AE in °P.
 * @returns kcal, ≥ 0; 152 for 1.050 / 1.010
 */
export const energyPer330ml = (original: SpecificGravity, final: SpecificGravity): number => {
  const originalExtract = platoOf(original)
  const realExtract = 0.1808 * originalExtract + 0.8192 * platoOf(final)
  const alcoholByWeight = (originalExtract - realExtract) / (2.0665 - 0.010_665 * originalExtract)
  return Math.max(0, (6.9 * alcoholByWeight + 4 * (realExtract - 0.1)) * final * 3.3)
}
