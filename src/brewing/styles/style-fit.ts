import { type BeerStyle, type StyleFigure, styleFigures } from "./beer-style.ts"
import type { Range } from "../recipe-ranges.ts"

/** A figure of a recipe beside the range of a style. */
export type FigureFit = Range & {
  readonly figure: StyleFigure
  readonly value: number | null
  readonly verdict: "below" | "within" | "above" | "unknown"
}

export type StyleFit = {
  readonly style: BeerStyle
  /** Empty where the guide leaves the figures to a base style. */
  readonly figures: readonly FigureFit[]
  /** Whether every figure is within; null when one is unknown, or the guide gives none. */
  readonly fits: boolean | null
  /** How far outside the figures are, in widths of their ranges: 0 when all are within. */
  readonly distance: number
}

/** What a recipe is judged by. */
export type JudgedFigures = Readonly<Record<StyleFigure, number | null>>

/** Figures are compared as guides print them: 1.0478 is 1.048. */
const digits = { originalGravity: 3, finalGravity: 3, abvPercent: 1, ibu: 0, colorSrm: 1 } as const

/** How a recipe's figures stand to a style's. */
export const styleFit = (recipe: JudgedFigures, style: BeerStyle): StyleFit => {
  const { ranges } = style
  if (ranges === null) return { style, figures: [], fits: null, distance: 0 }
  const figures = styleFigures.map((figure) => figureFit(figure, recipe[figure], ranges[figure]))
  const unknown = figures.some(({ verdict }) => verdict === "unknown")
  const within = figures.every(({ verdict }) => verdict === "within")
  return {
    style,
    figures,
    fits: unknown ? null : within,
    distance: figures.reduce((sum, fit) => sum + outside(fit), 0),
  }
}

const figureFit = (figure: StyleFigure, value: number | null, { min, max }: Range): FigureFit => ({
  figure,
  value,
  min,
  max,
  verdict: value === null ? "unknown" : verdictOf(Number(value.toFixed(digits[figure])), min, max),
})

const verdictOf = (value: number, min: number, max: number): "below" | "within" | "above" =>
  value < min ? "below" : value > max ? "above" : "within"

const outside = ({ value, min, max, verdict }: FigureFit): number => {
  if (value === null || verdict === "within" || verdict === "unknown") return 0
  return (verdict === "below" ? min - value : value - max) / (max - min)
}

/** How far from the middle of a style, in widths: of several that fit, the nearest in the middle comes first. */
const offCentre = ({ figures }: StyleFit): number =>
  figures.reduce(
    (sum, { value, min, max }) =>
      sum + (value === null ? 0 : Math.abs(value - (min + max) / 2) / (max - min)),
    0,
  )

/**
 * The styles that a recipe comes nearest to, the nearest first. Those without figures of their own are left out.
 * @returns none when nothing is known of the recipe
 */
export const closestStyles = (
  recipe: JudgedFigures,
  styles: readonly BeerStyle[],
  count: number,
): readonly StyleFit[] => {
  if (styleFigures.every((figure) => recipe[figure] === null)) return []
  return styles
    .filter(({ ranges }) => ranges !== null)
    .map((style) => {
      const fit = styleFit(recipe, style)
      return { fit, off: offCentre(fit) }
    })
    .toSorted((one, other) => one.fit.distance - other.fit.distance || one.off - other.off)
    .slice(0, count)
    .map(({ fit }) => fit)
}
