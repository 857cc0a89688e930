import { expect, test } from "vitest"
import { fermentationOf } from "../../../src/features/fermentation/fermentation-of-batch.ts"
import { brewingBatch } from "../batches/brewing.ts"
import { hour, hydrometer, reading, stored, temperature } from "../brew-log/reading.ts"

const pitchedAt = hour(0)
const batch = { ...brewingBatch(), state: "fermenting" as const, pitchedAt }
const of = (...measurements: ReturnType<typeof reading>[]) =>
  fermentationOf(batch, stored(measurements, pitchedAt))

test("a gravity that was read minutes after pitching is the original one, not the beer's", () => {
  const known = of(reading(hydrometer(1.06), 0.1), reading(hydrometer(1.02), 100))
  expect(known?.gravities).toEqual([{ gravity: 1.02, takenAt: hour(100) }])
  // 78 % of 60 points ferment: 13.2 are left.
  expect(known?.expectedGravity).toBeCloseTo(1.0132, 9)
})

test("without a gravity of the wort, the recipe's is expected to ferment", () => {
  // 49.97 points by the recipe, 22 % of them left.
  expect(of(reading(hydrometer(1.02), 100))?.expectedGravity).toBeCloseTo(1.011, 4)
})

test("the warmth of the mash, or of wort before its yeast, is none of a fermentation", () => {
  const before = [reading(temperature(66), -5, "mash"), reading(temperature(30), -1)]
  expect(of(...before)?.temperature).toBeNull()
  expect(of(...before, reading(temperature(19), 1))?.temperature).toBe(19)
})
