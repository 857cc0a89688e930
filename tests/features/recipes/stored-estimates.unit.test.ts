import { expect, test } from "vitest"
import { completeEstimates, estimate } from "../../../src/features/recipes/recipe-estimates.ts"
import { aRecipe } from "../../brewing/recipes.ts"

test("a row that an earlier release wrote has the figures of today, but for what needs the whole recipe", () => {
  const { colorHex, relativeBitternessRatio, caloriesPer330ml, difficulty, ...old } = estimate(aRecipe())
  expect(difficulty).toBe(2)
  expect(completeEstimates(old)).toEqual({
    ...old,
    colorHex,
    relativeBitternessRatio,
    caloriesPer330ml,
    difficulty: null,
  })
})

test("a row without figures has none of the later ones either", () => {
  const { colorHex, relativeBitternessRatio, caloriesPer330ml, difficulty, ...old } = estimate(
    aRecipe({ fermentables: [] }),
  )
  expect([colorHex, relativeBitternessRatio, caloriesPer330ml, difficulty]).toEqual([null, null, null, 2])
  expect(completeEstimates(old)).toMatchObject({ colorHex: null, caloriesPer330ml: null })
})

test("a row of today is left as it is", () => {
  const stored = estimate(aRecipe())
  expect(completeEstimates(stored)).toBe(stored)
})
