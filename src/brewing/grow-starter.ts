import {
  type StarterBasis,
  starterBases,
  stillStarter,
  stillStarterLitres,
  stirredStarter,
  stirredStarterGrams,
} from "./starter.ts"
import {
  type BillionCells,
  billionCells,
  litres,
  type Litres,
  type SpecificGravity,
  within,
} from "./units.ts"

/** How starters are made: on a stir plate, counted by the gram, or standing still. */
export type StarterManner =
  | { readonly method: "stirred"; readonly basis: StarterBasis }
  | { readonly method: "still" }

export type StarterStep = { readonly volume: Litres; readonly gravity: SpecificGravity }

export type GrownStep = StarterStep & {
  readonly start: BillionCells
  readonly end: BillionCells
  /** New cells for each one that was pitched. */
  readonly growth: number
  /** Million cells per millilitre at the start. */
  readonly inoculation: number
}

/** A starter in steps: each begins with all the cells of the one before. @param start > 0 */
export const growStarter = (
  start: BillionCells,
  steps: readonly StarterStep[],
  manner: StarterManner,
): readonly GrownStep[] => {
  let cells = start
  return steps.map((step) => {
    const from = cells
    const grown =
      manner.method === "stirred"
        ? stirredStarter(from, starterBases[manner.basis](step.volume, step.gravity))
        : stillStarter(from, step.volume)
    cells = billionCells(grown)
    return { ...step, start: from, end: cells, growth: grown / from - 1, inoculation: from / step.volume }
  })
}

/**
 * Litres of starter wort that take cells to a target in one more step.
 * @returns null when one step cannot, or would be larger than any vessel
 */
export const starterLitres = (
  start: BillionCells,
  target: BillionCells,
  gravity: SpecificGravity,
  manner: StarterManner,
): Litres | null => {
  if (manner.method === "still") return fitting(stillStarterLitres(start, target))
  const fed = stirredStarterGrams(start, target)
  const perLitre = starterBases[manner.basis](litres(1), gravity)
  return fitting(fed === null ? null : fed / perLitre)
}

const fitting = (volume: number | null): Litres | null => (volume === null ? null : within(litres, volume))
