import type { Comparison, Quantiles } from "./measure.ts"

export type Bar =
  | { readonly atLeast: number; readonly aim: number }
  | { readonly atMost: number; readonly aim: number }

/** What a goal's measurement came to. Both quantiles have to hold the bar. */
export type Outcome = {
  readonly id: string
  readonly what: string
  readonly bar: Bar
  readonly figure: Quantiles
  /** The unit of the figure; empty for a ratio. */
  readonly unit: string
  /** The costs that a ratio comes from, and other remarks. */
  readonly details: string
}

export const holds = ({ bar, figure }: Outcome): boolean =>
  "atLeast" in bar
    ? Math.min(figure.q10, figure.q50) >= bar.atLeast
    : Math.max(figure.q10, figure.q50) <= bar.atMost

/** The reference's cost over ours, with the costs themselves: 1 is as cheap as the reference. */
export const costRatio = (
  { reference, candidate, rounds }: Comparison,
  unit: string,
): Pick<Outcome, "figure" | "unit" | "details"> => ({
  figure: { q10: reference.q10 / candidate.q10, q50: reference.q50 / candidate.q50 },
  unit: "",
  details: `reference ${shown(reference)}, ours ${shown(candidate)} ${unit}, ${rounds} rounds`,
})

/** Our cost over the reference's, with the costs themselves. */
export const costOver = (
  { reference, candidate, rounds }: Comparison,
  unit: string,
): Pick<Outcome, "figure" | "unit" | "details"> => ({
  figure: { q10: candidate.q10 / reference.q10, q50: candidate.q50 / reference.q50 },
  unit: "",
  details: `reference ${shown(reference)}, ours ${shown(candidate)} ${unit}, ${rounds} rounds`,
})

export const shown = ({ q10, q50 }: Quantiles): string => `${rounded(q10)} / ${rounded(q50)}`

const rounded = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1))
