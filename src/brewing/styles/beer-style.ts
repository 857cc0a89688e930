import type { Range } from "../recipe-ranges.ts"

export const styleFigures = ["originalGravity", "finalGravity", "abvPercent", "ibu", "colorSrm"] as const
/** The figures that a style guide gives ranges for. */
export type StyleFigure = (typeof styleFigures)[number]

export type BeerStyle = {
  /** As the guide counts: "21A". */
  readonly id: string
  readonly name: string
  readonly category: string
  /** Null where the guide leaves them to the base style. */
  readonly ranges: Readonly<Record<StyleFigure, Range>> | null
}

/**
 * The styles of a table: a line each, columns parted by bars, ranges by a hyphen.
 * @throws RangeError naming the line when it is of another shape: a table is ours, so that is a defect
 */
export const stylesOf = (table: string): readonly BeerStyle[] => table.trim().split("\n").map(styleOf)

const styleOf = (line: string): BeerStyle => {
  const [id, name, category, ...spans] = line.split(" | ")
  if (id === undefined || name === undefined || category === undefined) throw malformed(line)
  if (spans.length === 0) return { id, name, category, ranges: null }
  const [originalGravity, finalGravity, abvPercent, ibu, colorSrm, ...more] = spans.map((span) =>
    rangeOf(span, line),
  )
  if (!originalGravity || !finalGravity || !abvPercent || !ibu || !colorSrm || more.length > 0)
    throw malformed(line)
  return { id, name, category, ranges: { originalGravity, finalGravity, abvPercent, ibu, colorSrm } }
}

const rangeOf = (span: string, line: string): Range => {
  const [min = Number.NaN, max = Number.NaN] = span.split("-").map(Number)
  if (!(min < max)) throw malformed(line)
  return { min, max }
}

const malformed = (line: string): RangeError => new RangeError(`not a style: ${line}`)
