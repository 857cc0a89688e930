import { expect, test } from "vitest"
import { tastingSheet } from "../../src/contract/tasting-sheet.ts"

test("the tasting sheet's ranks cover every score once, from 0 to 50", () => {
  const { ranks, maxScore } = tastingSheet()
  const covered = ranks.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
  expect(covered.toSorted((a, b) => a - b)).toEqual(Array.from({ length: maxScore + 1 }, (_, i) => i))
})

test("everything on the tasting sheet has a name and a description in both languages", () => {
  const { parts, ranks, descriptors } = tastingSheet()
  for (const { name, description } of [...parts, ...ranks, ...descriptors]) {
    for (const text of [name, description]) {
      expect(text.fr).not.toBe("")
      expect(text.en).not.toBe("")
    }
    expect(description.fr).not.toBe(description.en)
  }
  expect(descriptors).toHaveLength(17)
})
