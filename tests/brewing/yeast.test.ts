import fc from "fast-check"
import { expect, test } from "vitest"
import { cellsNeeded, pitchRateOf } from "../../src/brewing/pitch-rate.ts"
import {
  dryExtractGrams,
  extractGrams,
  stillGrowthFactor,
  stillStarter,
  stillStarterLitres,
  stirredGrowthRate,
  stirredStarter,
  stirredStarterGrams,
} from "../../src/brewing/starter.ts"
import { billionCells, days, grams, litres, specificGravity } from "../../src/brewing/units.ts"
import { livingCellsPerUnit, unitsFor, usualCells, type Yeast } from "../../src/brewing/yeast-amount.ts"
import { dryViability, liquidViability } from "../../src/brewing/yeast-viability.ts"

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const cells = between(1, 1_000)

const aYeast = (yeast: Partial<Yeast> = {}): Yeast => ({
  form: "liquid",
  cellsPerUnit: usualCells.liquid,
  age: days(0),
  storage: "cold",
  ...yeast,
})

test("a wort needs more cells the more there is, the stronger it is, and the higher the rate; water none", () => {
  fc.assert(
    fc.property(between(0.35, 2), between(1, 1_000), between(1.01, 1.12), (rate, volume, gravity) => {
      const need = cellsNeeded(rate, litres(volume), specificGravity(gravity))
      expect(cellsNeeded(rate, litres(2 * volume), specificGravity(gravity))).toBeCloseTo(2 * need, 6)
      expect(cellsNeeded(rate, litres(volume), specificGravity(gravity + 0.001))).toBeGreaterThan(need)
      expect(pitchRateOf(need, litres(volume), specificGravity(gravity))).toBeCloseTo(rate, 9)
    }),
  )
  expect(cellsNeeded(0.75, litres(20), specificGravity(0.99))).toBe(0)
  expect(pitchRateOf(billionCells(100), litres(20), specificGravity(0.99))).toBeNull()
})

test("viability falls with age and stays between all and nothing; dry yeast keeps longer, cold better than warm", () => {
  expect(liquidViability(days(0))).toBe(100)
  expect(liquidViability(days(100))).toBeCloseTo(30, 9)
  expect(liquidViability(days(1_000))).toBe(0)
  expect(dryViability(days(365.25), "cold")).toBeCloseTo(96, 9)
  expect(dryViability(days(365.25), "warm")).toBeCloseTo(80, 9)
  fc.assert(
    fc.property(between(0, 3_000), between(1, 1_000), (age, more) => {
      expect(liquidViability(days(age + more))).toBeLessThanOrEqual(liquidViability(days(age)))
      for (const storage of ["cold", "warm"] as const) {
        expect(dryViability(days(age + more), storage)).toBeLessThan(dryViability(days(age), storage))
      }
      expect(dryViability(days(age), "cold")).toBeGreaterThanOrEqual(dryViability(days(age), "warm"))
    }),
  )
})

test("enough units hold the cells that are needed; of a dead yeast none are enough", () => {
  expect(livingCellsPerUnit(aYeast({ age: days(100) }))).toBeCloseTo(30, 9)
  expect(unitsFor(billionCells(60), aYeast({ age: days(100) }))).toBeCloseTo(2, 9)
  expect(unitsFor(billionCells(60), aYeast({ age: days(200) }))).toBeNull()
  expect(unitsFor(billionCells(115), aYeast({ form: "dry", cellsPerUnit: usualCells.dry }))).toBe(11.5)
})

test("a litre of 1.040 is made of 114 g of dry extract and holds 104 g of extract", () => {
  expect(dryExtractGrams(litres(1), specificGravity(1.04))).toBeCloseTo(114.1, 1)
  expect(extractGrams(litres(1), specificGravity(1.04))).toBeCloseTo(103.9, 1)
  expect(stirredStarter(billionCells(88), extractGrams(litres(1), specificGravity(1.04)))).toBeCloseTo(
    233.5,
    0,
  )
})

test("White's measurements come out: 100 billion cells in starters of half a litre to twenty", () => {
  // White & Zainasheff, Yeast (2010), fig. 5.5: litres, billion cells at the end.
  const measured = [
    [0.5, 112],
    [0.8, 138],
    [1, 152],
    [1.5, 181],
    [2, 205],
    [4, 276],
    [8, 400],
    [20, 600],
  ] as const
  for (const [volume, end] of measured) {
    expect(Math.abs(stillStarter(billionCells(100), litres(volume)) / end - 1)).toBeLessThan(0.05)
  }
})

test("a larger starter ends with no fewer cells, and no starter with fewer than it began with", () => {
  fc.assert(
    fc.property(cells, between(0, 50), between(0, 10), (start, size, more) => {
      const still = stillStarter(billionCells(start), litres(size))
      expect(still).toBeGreaterThanOrEqual(start)
      expect(stillStarter(billionCells(start), litres(size + more))).toBeGreaterThanOrEqual(still - 1e-9)
      const stirred = stirredStarter(billionCells(start), grams(100 * size))
      expect(stirred).toBeGreaterThanOrEqual(start)
      expect(stirredStarter(billionCells(start), grams(100 * (size + more)))).toBeGreaterThanOrEqual(
        stirred - 1e-9,
      )
    }),
  )
  expect(stirredStarter(billionCells(0), grams(100))).toBe(0)
  expect(stillStarter(billionCells(0), litres(1))).toBe(0)
})

test("more cells to a gram, or to a millilitre, grow less each", () => {
  fc.assert(
    fc.property(between(0.01, 10), between(0, 5), (ratio, more) => {
      expect(stirredGrowthRate(ratio + more)).toBeLessThanOrEqual(stirredGrowthRate(ratio))
      expect(stillGrowthFactor(20 * (ratio + more))).toBeLessThanOrEqual(stillGrowthFactor(20 * ratio))
    }),
  )
})

test("the size that a starter needs is enough, and less is not", () => {
  fc.assert(
    fc.property(cells, between(1.05, 5.5), (start, times) => {
      const [from, target] = [billionCells(start), billionCells(start * times)]
      const fed = stirredStarterGrams(from, target) ?? Number.NaN
      expect(stirredStarter(from, grams(fed * (1 + 1e-9)))).toBeGreaterThanOrEqual(target - 1e-6)
      expect(stirredStarter(from, grams(fed * 0.99))).toBeLessThan(target)
      const volume = stillStarterLitres(from, target)
      expect(volume === null).toBe(times > 1 + stillGrowthFactor(5))
      if (volume !== null) expect(stillStarter(from, litres(volume))).toBeCloseTo(target, 4)
    }),
  )
  expect(stirredStarterGrams(billionCells(100), billionCells(50))).toBe(0)
  expect(stirredStarterGrams(billionCells(0), billionCells(50))).toBeNull()
  expect(stillStarterLitres(billionCells(100), billionCells(50))).toBe(0)
  expect(stillStarterLitres(billionCells(0), billionCells(50))).toBeNull()
})
