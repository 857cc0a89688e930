import { expect, test } from "vitest"
import { bjcp2021 } from "../../src/brewing/styles/bjcp-2021.ts"
import { usualCarbonation } from "../../src/brewing/styles/carbonation.ts"

test.each([
  ["11B", { min: 1.5, max: 2 }],
  ["13C", { min: 1.7, max: 2.3 }],
  ["15A", { min: 1.5, max: 2 }],
  ["20C", { min: 1.7, max: 2.3 }],
  ["21a", { min: 2.2, max: 2.7 }],
  ["5D", { min: 2.2, max: 2.7 }],
  ["10A", { min: 3.3, max: 4.5 }],
  ["26C", { min: 1.9, max: 2.4 }],
  ["23D", { min: 2.4, max: 2.8 }],
  ["29A", null],
  ["no style", null],
])("the carbonation of %s is that of its family in the table, or unknown", (style, range) => {
  expect(usualCarbonation(style)).toEqual(range)
})

test("most of the guide's classic styles have a family", () => {
  const classic = bjcp2021.filter(({ id }) => Number.parseInt(id, 10) <= 26)
  const known = classic.filter(({ id }) => usualCarbonation(id) !== null)
  expect(known.length / classic.length).toBeGreaterThan(0.95)
})
