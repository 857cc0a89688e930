import type { Fermentable } from "./recipe.ts"

/** What each fermentable is multiplied by, beside the volume, when the efficiency changes. */
export type GristFactors = {
  readonly of: (fermentable: Fermentable) => number
  readonly colorShifts: boolean
}

/** Between them, a malt is still there for what it was there for. */
const LEAST = 0.5
const MOST = 2

/**
 * Amounts for another efficiency that keep gravity and colour. What is mashed and gives its points by the efficiency has to
 * give 1 / ratio of its extract: less malt would be paler beer, so malts darker than their points make up for the paler ones.
 * Two unknowns, the factors of pale and dark malts, from two equations: the points times the ratio, the colour as it was.
 * Where there is one kind of malt, or the factors would distort the grist, all malts get the ratio and the colour shifts.
 * @param ratio old efficiency / new efficiency, > 0; 1 changes nothing
 */
export const gristFactors = (fermentables: readonly Fermentable[], ratio: number): GristFactors => {
  if (ratio === 1) return { of: () => 1, colorShifts: false }
  const mashed = fermentables.filter(countsByEfficiency)
  const points = sumOf(mashed, extract)
  const colors = sumOf(mashed, color)
  const isDark = (malt: Fermentable): boolean => color(malt) * points > extract(malt) * colors
  const dark = mashed.filter(isDark)
  const [darkPoints, darkColors] = [sumOf(dark, extract), sumOf(dark, color)]
  const [palePoints, paleColors] = [points - darkPoints, colors - darkColors]
  // pale · palePoints + darker · darkPoints = points · ratio;  pale · paleColors + darker · darkColors = colors
  const determinant = palePoints * darkColors - darkPoints * paleColors
  const pale = (points * ratio * darkColors - colors * darkPoints) / determinant
  const darker = (palePoints * colors - paleColors * points * ratio) / determinant
  const keeps = [pale, darker].every((factor) => factor >= LEAST && factor <= MOST)
  const of = (fermentable: Fermentable): number => {
    if (!countsByEfficiency(fermentable)) return 1
    if (!keeps) return ratio
    return isDark(fermentable) ? darker : pale
  }
  return { of, colorShifts: !keeps && colors > 0 }
}

const countsByEfficiency = ({ kind, use }: Fermentable): boolean =>
  use === "mash" && kind !== "extract" && kind !== "sugar"

const extract = ({ amountKilograms, yieldPercent }: Fermentable): number => amountKilograms * yieldPercent
const color = ({ amountKilograms, colorEbc }: Fermentable): number => amountKilograms * colorEbc

const sumOf = (malts: readonly Fermentable[], figure: (malt: Fermentable) => number): number =>
  malts.reduce((sum, malt) => sum + figure(malt), 0)
