import fc from "fast-check"
import { expect, test } from "vitest"
import { acidMilliequivalents, acidNames, acidsIons } from "../../src/brewing/acids.ts"
import { boundedLeastSquares } from "../../src/brewing/bounded-least-squares.ts"
import { saltNames, saltsIons } from "../../src/brewing/salts.ts"
import { solveWater, type WaterGoal } from "../../src/brewing/solve-water.ts"
import { grams, litres, millilitres, ph } from "../../src/brewing/units.ts"
import { addIons, type IonName, ionNames, type Ions, mapIons, noIons } from "../../src/brewing/water-ions.ts"

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const someIons = (max: number) =>
  fc.record({
    calcium: between(0, max),
    magnesium: between(0, max),
    sodium: between(0, max),
    chloride: between(0, max),
    sulfate: between(0, max),
    bicarbonate: between(0, max),
  })
const even: Ions = mapIons(() => 1)
const volume = litres(20)
const at = ph(5.4)

const aGoal = (goal: Partial<WaterGoal>): WaterGoal => ({
  source: noIons,
  fixed: noIons,
  target: noIons,
  weights: even,
  volume,
  salts: saltNames,
  acids: [],
  at,
  maxDilution: 0,
  ...goal,
})

const errorOf = (goal: WaterGoal, ion: IonName): number =>
  Math.abs(solveWater(goal).reached[ion] - goal.target[ion])

const errorsOf = (goal: WaterGoal): readonly number[] => ionNames.map((ion) => errorOf(goal, ion))

test("a target that salts can make is made within 1 mg/L, from any water", () => {
  const amounts = fc.array(between(0, 20), { minLength: saltNames.length, maxLength: saltNames.length })
  fc.assert(
    fc.property(someIons(200), amounts, (source, some) => {
      const added = saltsIons(
        saltNames.map((salt, index) => ({ salt, amount: grams(some[index] ?? 0) })),
        volume,
      )
      const solved = solveWater(aGoal({ source, target: addIons(source, added) }))
      expect(solved.shortfalls).toEqual([])
    }),
  )
})

test("a target that takes salts, acids and dilution is made within 1 mg/L", () => {
  fc.assert(
    fc.property(
      someIons(200),
      between(0, 1),
      fc.array(between(0, 20), { minLength: saltNames.length, maxLength: saltNames.length }),
      fc.array(between(0, 5), { minLength: acidNames.length, maxLength: acidNames.length }),
      (source, dilution, someSalts, someAcids) => {
        const salts = saltNames.map((salt, index) => ({ salt, amount: grams(someSalts[index] ?? 0) }))
        const acids = acidNames.map((acid, index) => ({ acid, amount: millilitres(someAcids[index] ?? 0) }))
        const thinned = mapIons((ion) => source[ion] * (1 - dilution))
        const target = addIons(addIons(thinned, saltsIons(salts, volume)), acidsIons(acids, volume, at))
        const solved = solveWater(aGoal({ source, target, acids: acidNames, maxDilution: 1 }))
        expect(solved.shortfalls).toEqual([])
      },
    ),
  )
})

test("amounts are never negative, nor is more diluted than may be, whatever is asked for", () => {
  fc.assert(
    fc.property(
      someIons(500),
      someIons(500),
      someIons(10),
      between(0, 1),
      fc.subarray([...saltNames]),
      fc.subarray([...acidNames]),
      (source, target, weights, maxDilution, salts, acids) => {
        const solved = solveWater(aGoal({ source, target, weights, salts, acids, maxDilution }))
        for (const { amount } of [...solved.salts, ...solved.acids]) expect(amount).toBeGreaterThanOrEqual(0)
        expect(solved.dilution).toBeGreaterThanOrEqual(0)
        expect(solved.dilution).toBeLessThanOrEqual(maxDilution)
      },
    ),
  )
})

test("an ion that counts for more is never further off", () => {
  fc.assert(
    fc.property(
      someIons(300),
      someIons(300),
      fc.record({
        calcium: between(0.1, 10),
        magnesium: between(0.1, 10),
        sodium: between(0.1, 10),
        chloride: between(0.1, 10),
        sulfate: between(0.1, 10),
        bicarbonate: between(0.1, 10),
      }),
      fc.constantFrom(...ionNames),
      between(1, 10),
      fc.subarray([...saltNames]),
      (source, target, weights, ion, factor, salts) => {
        const goal = aGoal({ source, target, weights, salts, acids: ["lactic_88"], maxDilution: 0.5 })
        const more = { ...goal, weights: { ...weights, [ion]: weights[ion] * factor } }
        expect(errorOf(more, ion)).toBeLessThanOrEqual(errorOf(goal, ion) + 1e-4)
      },
    ),
  )
})

test("the answer is the best there is: no small change of an amount lowers the sum of squares", () => {
  fc.assert(
    fc.property(someIons(300), someIons(300), (source, target) => {
      const goal = aGoal({ source, target, acids: ["lactic_88"] })
      const solved = solveWater(goal)
      const squares = (ions: Ions) => ionNames.reduce((sum, ion) => sum + (ions[ion] - target[ion]) ** 2, 0)
      const best = squares(solved.reached)
      for (const { salt, amount } of solved.salts) {
        for (const change of [-0.05, 0.05]) {
          if (amount + change < 0) continue
          const sign = Math.sign(change)
          const moved = addIons(solved.reached, saltsIons([{ salt, amount: grams(0.05) }], volume), sign)
          expect(squares(moved)).toBeGreaterThanOrEqual(best - 1e-3)
        }
      }
    }),
  )
})

test("what cannot be reached is named with its reason", () => {
  const hard = { ...noIons, calcium: 120, bicarbonate: 300, chloride: 40 }
  const target = { ...noIons, calcium: 50, magnesium: 10, chloride: 60 }
  const { shortfalls } = solveWater(aGoal({ source: hard, target, salts: ["table_salt"] }))
  expect(shortfalls).toMatchObject([
    { ion: "calcium", reason: "water_has_more" },
    { ion: "magnesium", reason: "nothing_brings_it" },
    { ion: "sodium", reason: "comes_along" },
    { ion: "chloride", reason: "brings_others" },
    { ion: "bicarbonate", reason: "water_has_more" },
  ])
})

test("dilution and acid reach what salts alone cannot", () => {
  const hard = { ...noIons, calcium: 120, bicarbonate: 300 }
  const target = { ...noIons, calcium: 60, bicarbonate: 30 }
  const goal = aGoal({ source: hard, target, salts: [] })
  expect(Math.max(...errorsOf(goal))).toBeGreaterThan(50)
  const solved = solveWater({ ...goal, acids: ["lactic_88"], maxDilution: 1 })
  expect(solved.shortfalls).toEqual([])
  expect(solved.dilution).toBeCloseTo(0.5, 4)
})

test("acid alone takes the alkalinity to a target when only that counts, millilitre for milliequivalent", () => {
  const source = { ...noIons, calcium: 80, bicarbonate: 244 }
  const target = { ...noIons, bicarbonate: 61 }
  const weights = { ...noIons, bicarbonate: 1 }
  const { acids, shortfalls, reached } = solveWater(
    aGoal({ source, target, weights, salts: [], acids: ["lactic_88"] }),
  )
  expect(reached.bicarbonate).toBeCloseTo(61, 3)
  // 183 mg/L of bicarbonate are 3 mEq/L, 60 mEq in 20 L.
  expect(acids[0]?.amount).toBeCloseTo(60 / acidMilliequivalents("lactic_88", at), 2)
  // Calcium is far off, and does not matter.
  expect(shortfalls).toEqual([])
})

test("what goes in anyway counts towards the target", () => {
  const target = saltsIons([{ salt: "gypsum", amount: grams(10) }], volume)
  const fixed = saltsIons([{ salt: "gypsum", amount: grams(4) }], volume)
  const { salts, reached } = solveWater(aGoal({ fixed, target, salts: ["gypsum"] }))
  expect(salts[0]?.amount).toBeCloseTo(6, 4)
  expect(reached.sulfate).toBeCloseTo(target.sulfate, 3)
})

test("the same question has the same answer, and equally good salts have one answer", () => {
  const goal = aGoal({ target: { ...noIons, calcium: 100, chloride: 177 } })
  expect(solveWater(goal)).toEqual(solveWater(goal))
})

test("least squares keep to bounds that bite, on both sides", () => {
  const columns = [
    [1, 0],
    [0, 1],
    [1, 1],
  ]
  const solve = (wanted: readonly number[], upper: readonly number[]) =>
    boundedLeastSquares({ columns, wanted, weights: [1, 1], upper })
  expect(solve([-3, 5], [9, 9, 9]).map((x) => Number(x.toFixed(6)))).toEqual([0, 5, 0])
  expect(solve([10, 10], [2, 3, 4]).map((x) => Number(x.toFixed(6)))).toEqual([2, 3, 4])
  expect(solve([0, 0], [1, 1, 1])).toEqual([0, 0, 0])
})
