import { describe, expect, test } from "vitest"
import { publishedFormulas, publishedRows } from "./published/published-rows.ts"

test("every published row is checked", () => {
  const published = [...new Set(publishedRows.map(({ f }) => f))].toSorted()
  expect(published).toEqual(Object.keys(publishedFormulas).toSorted())
})

describe("a formula gives its published value", () => {
  const rows = publishedRows.map((row) => ({ ...row, name: `${row.f} of ${JSON.stringify(row.in)}` }))
  test.each(rows)("$name is $out", ({ f, in: inputs, out, tol }) => {
    expect(Math.abs((publishedFormulas[f]?.(inputs) ?? Number.NaN) - out)).toBeLessThanOrEqual(tol)
  })
})
