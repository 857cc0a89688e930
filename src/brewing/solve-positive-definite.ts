import { elementAt } from "./element-at.ts"

/**
 * Solves a symmetric, positive definite system by Cholesky's decomposition.
 * @param matrix of which the lower triangle is read
 */
export const solvePositiveDefinite = (
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] => {
  const lower: number[][] = []
  for (const [j, row] of matrix.entries()) {
    const line: number[] = []
    for (let k = 0; k <= j; k++) {
      const other = k === j ? line : elementAt(lower, k)
      let sum = elementAt(row, k)
      for (let i = 0; i < k; i++) sum -= elementAt(line, i) * elementAt(other, i)
      line.push(k === j ? Math.sqrt(Math.max(sum, Number.MIN_VALUE)) : sum / elementAt(other, k))
    }
    lower.push(line)
  }
  const forward: number[] = []
  for (const [j, line] of lower.entries()) {
    let sum = elementAt(right, j)
    for (let i = 0; i < j; i++) sum -= elementAt(line, i) * elementAt(forward, i)
    forward.push(sum / elementAt(line, j))
  }
  const solution = [...forward]
  for (let j = lower.length - 1; j >= 0; j--) {
    let sum = elementAt(forward, j)
    for (let i = j + 1; i < lower.length; i++)
      sum -= elementAt(elementAt(lower, i), j) * elementAt(solution, i)
    solution[j] = sum / elementAt(elementAt(lower, j), j)
  }
  return solution
}
