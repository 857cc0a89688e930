import { elementAt } from "./element-at.ts"
import { solvePositiveDefinite } from "./solve-positive-definite.ts"

/** min Σ weightᵢ · (Σⱼ columnⱼᵢ · xⱼ - wantedᵢ)², with 0 ≤ xⱼ ≤ upperⱼ. */
export type BoundedLeastSquares = {
  /** A column for each unknown: what a unit of it does to each row. */
  readonly columns: readonly (readonly number[])[]
  readonly wanted: readonly number[]
  /** Of each row, ≥ 0. */
  readonly weights: readonly number[]
  /** Of each unknown, ≥ 0; Infinity for none. */
  readonly upper: readonly number[]
}

/**
 * How much the unknowns' own size counts against the errors, once columns are of length 1: so little that a row is
 * off by less than a millionth of it, and enough for one answer where several are equally good.
 */
const RIDGE = 1e-8

/**
 * Least squares with bounds on the unknowns, by an active set (Lawson & Hanson, Solving Least Squares Problems, 1974,
 * ch. 23; Stark & Parker, Computational Statistics 10, 1995, for the upper bounds). Everything starts at 0; the unknown
 * that helps most is freed, and whatever meets a bound on the way is held there. Deterministic.
 * @returns the unknowns, never below 0 nor above their bound, 0 for one that does nothing
 */
export const boundedLeastSquares = ({
  columns,
  wanted,
  weights,
  upper,
}: BoundedLeastSquares): readonly number[] => {
  const scales = columns.map((column) => Math.hypot(...column) || 1)
  const unit = columns.map((column, j) => column.map((value) => value / elementAt(scales, j)))
  const bounds = upper.map((bound, j) => bound * elementAt(scales, j))
  const inner = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, row) => sum + elementAt(weights, row) * value * elementAt(b, row), 0)
  const hessian = unit.map((a, j) => unit.map((b, k) => inner(a, b) + (j === k ? RIDGE : 0)))
  const pull = unit.map((column) => inner(column, wanted))
  const x = activeSet(hessian, pull, bounds)
  return x.map((value, j) => Math.min(elementAt(upper, j), value / elementAt(scales, j)))
}

const activeSet = (
  hessian: readonly (readonly number[])[],
  pull: readonly number[],
  bounds: readonly number[],
): readonly number[] => {
  const count = pull.length
  const x = Array.from({ length: count }, () => 0)
  const free = new Set<number>()
  const tolerance = 1e-12 * Math.max(1, ...pull.map(Math.abs))
  // Each round lowers the sum of squares, so no set of free unknowns comes twice; the limit is for rounding only.
  for (let round = 0; round < 20 * count; round++) {
    const entering = mostHelpful(hessian, pull, x, bounds, free, tolerance)
    if (entering === null) return x
    free.add(entering)
    descend(hessian, pull, x, bounds, free)
  }
  return x
}

/** The held unknown whose release lowers the sum of squares most steeply; null when none does. */
const mostHelpful = (
  hessian: readonly (readonly number[])[],
  pull: readonly number[],
  x: readonly number[],
  bounds: readonly number[],
  free: ReadonlySet<number>,
  tolerance: number,
): number | null => {
  let best: number | null = null
  let steepest = tolerance
  for (const [j, row] of hessian.entries()) {
    if (free.has(j) || elementAt(bounds, j) === 0) continue
    const slope = elementAt(pull, j) - row.reduce((sum, value, k) => sum + value * elementAt(x, k), 0)
    const gain = elementAt(x, j) === 0 ? slope : -slope
    if (gain > steepest) {
      steepest = gain
      best = j
    }
  }
  return best
}

/** Moves the free unknowns to their common optimum; one that meets a bound on the way is held there. Changes x, free. */
const descend = (
  hessian: readonly (readonly number[])[],
  pull: readonly number[],
  x: number[],
  bounds: readonly number[],
  free: Set<number>,
): void => {
  while (free.size > 0) {
    const members = [...free]
    const optimum = solvePositiveDefinite(
      members.map((j) => members.map((k) => elementAt(elementAt(hessian, j), k))),
      members.map((j) =>
        x.reduce(
          (rest, value, k) => (free.has(k) ? rest : rest - elementAt(elementAt(hessian, j), k) * value),
          elementAt(pull, j),
        ),
      ),
    )
    let step = 1
    for (const [index, j] of members.entries()) {
      const goal = elementAt(optimum, index)
      const bound = goal < 0 ? 0 : goal > elementAt(bounds, j) ? elementAt(bounds, j) : null
      if (bound !== null) step = Math.min(step, (bound - elementAt(x, j)) / (goal - elementAt(x, j)))
    }
    for (const [index, j] of members.entries()) {
      const goal = elementAt(optimum, index)
      const moved = elementAt(x, j) + step * (goal - elementAt(x, j))
      const bound = goal < 0 ? 0 : goal > elementAt(bounds, j) ? elementAt(bounds, j) : null
      const meets = bound !== null && (bound - elementAt(x, j)) / (goal - elementAt(x, j)) <= step
      x[j] = meets ? bound : moved
      if (meets) free.delete(j)
    }
    if (step === 1) return
  }
}
