import fc from "fast-check"
import { expect, test } from "vitest"
import { type Prices, recipeCost } from "../../src/brewing/recipe-cost.ts"
import { grams, kilograms } from "../../src/brewing/units.ts"
import { aCulture, aFermentable, aHop, anyRecipe, aRecipe } from "./recipes.ts"

const prices: Prices = {
  centsPerKilogram: ({ name }) => (name === "Pale malt" ? 240 : null),
  centsPerGram: () => 4.5,
  centsPerUnitOfCulture: () => 350,
  centsPerUnitOfMisc: () => null,
}

test("a recipe costs its amounts at their prices", () => {
  const recipe = aRecipe({
    fermentables: [aFermentable({ amountKilograms: kilograms(4.5) })],
    hops: [aHop({ amountGrams: grams(30) }), aHop({ amountGrams: grams(20) })],
    cultures: [aCulture({ amount: 2 })],
    miscs: [],
  })
  expect(recipeCost(recipe, prices)).toEqual({ cents: 1080 + 225 + 700, unpriced: [] })
})

test("what has no price is left out of the sum and named once", () => {
  const honey = aFermentable({ name: "Honey" })
  const recipe = aRecipe({ fermentables: [honey, aFermentable(), honey], hops: [], cultures: [], miscs: [] })
  expect(recipeCost(recipe, prices)).toEqual({ cents: 1200, unpriced: ["Honey"] })
})

test("many small additions are rounded once, not each", () => {
  const hops = Array.from({ length: 10 }, () => aHop({ amountGrams: grams(0.1) }))
  const recipe = aRecipe({ fermentables: [], hops, cultures: [], miscs: [] })
  expect(recipeCost(recipe, prices).cents).toBe(5)
})

test("a cost is never negative, and twice the prices are twice the cost but for the rounding", () => {
  const atTwice: Prices = {
    centsPerKilogram: () => 480,
    centsPerGram: () => 9,
    centsPerUnitOfCulture: () => 700,
    centsPerUnitOfMisc: () => 2,
  }
  const atOnce: Prices = {
    centsPerKilogram: () => 240,
    centsPerGram: () => 4.5,
    centsPerUnitOfCulture: () => 350,
    centsPerUnitOfMisc: () => 1,
  }
  fc.assert(
    fc.property(anyRecipe, (recipe) => {
      const { cents } = recipeCost(recipe, atOnce)
      expect(cents).toBeGreaterThanOrEqual(0)
      expect(Math.abs(recipeCost(recipe, atTwice).cents - 2 * cents)).toBeLessThanOrEqual(1)
    }),
  )
})
