import fc from "fast-check"
import { expect, test } from "vitest"
import { difficulty } from "../../src/brewing/difficulty.ts"
import { celsius, grams, specificGravity } from "../../src/brewing/units.ts"
import { aCulture, aHop, aMashStep, anyRecipe, aRecipe } from "./recipes.ts"

const usual = specificGravity(1.05)

test("an extract brew is for beginners, an all-grain ale a step further", () => {
  expect(difficulty(aRecipe({ type: "extract", mash: { steps: [] } }), usual)).toBe(1)
  expect(difficulty(aRecipe(), usual)).toBe(2)
})

test("a strong lager with decoctions, a whirlpool and treated water is for the experienced", () => {
  const steps = [aMashStep(), aMashStep({ kind: "decoction" }), aMashStep({ kind: "decoction" })]
  const bock = aRecipe({
    mash: { steps },
    fermentation: { steps: [{ name: "", temperatureCelsius: celsius(10), days: 20, rampDays: null }] },
    hops: [aHop({ use: "whirlpool" })],
  })
  expect(difficulty(bock, specificGravity(1.08))).toBe(5)
  expect(difficulty(bock, usual)).toBe(4)
})

test("many hops, several rests, wild yeast and treated water each count", () => {
  const ale = aRecipe({ mash: { steps: [aMashStep(), aMashStep()] } })
  expect(difficulty(ale, usual)).toBe(2)
  const gypsum = { name: "Gypsum", amountGrams: grams(4), use: "mash" as const }
  for (const harder of [
    { hops: Array.from({ length: 7 }, () => aHop()) },
    { waterAdditions: [gypsum] },
    { cultures: [aCulture({ kind: "bacteria" as const })] },
  ])
    expect(difficulty({ ...ale, ...harder }, usual)).toBe(3)
})

test("nothing that is added makes a recipe easier", () => {
  fc.assert(
    fc.property(anyRecipe, (recipe) => {
      const before = difficulty(recipe, usual)
      const { mash, cultures, hops } = recipe
      for (const harder of [
        { ...recipe, mash: { steps: [...mash.steps, aMashStep({ kind: "decoction" as const })] } },
        { ...recipe, cultures: [...cultures, aCulture({ kind: "wild" })] },
        { ...recipe, hops: [...hops, aHop({ use: "whirlpool" as const })] },
      ])
        expect(difficulty(harder, usual)).toBeGreaterThanOrEqual(before)
      expect(difficulty(recipe, specificGravity(1.1))).toBeGreaterThanOrEqual(before)
    }),
  )
})
