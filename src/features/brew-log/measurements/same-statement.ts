import type { Stated } from "./measurement.ts"

/** Whether two statements say the same: they are flat, and have the same fields when they are of one kind. */
export const sameStatement = (one: Stated, other: Stated): boolean => {
  const values = new Map<string, unknown>(Object.entries(other))
  const entries = Object.entries(one)
  return entries.length === values.size && entries.every(([name, value]) => values.get(name) === value)
}
