import { describe, expect, test } from "vitest"
import { estimateRecipe } from "../../src/brewing/estimate-recipe.ts"
import type { Estimates } from "../../src/brewing/estimates.ts"
import type { Recipe } from "../../src/brewing/recipe.ts"
import { ebc, ibu, litres, percent, specificGravity } from "../../src/brewing/units.ts"
import { compareFigures } from "../../src/formats/compare-figures.ts"
import { noStatedFigures, type StatedFigures } from "../../src/formats/recipe-record.ts"
import { aCulture, aHop, aRecipe } from "../brewing/recipes.ts"

const same = ({
  originalGravity,
  finalGravity,
  abvPercent,
  ibu: bitterness,
  colorEbc,
}: Estimates): StatedFigures => ({
  originalGravity,
  finalGravity,
  abvPercent,
  ibu: bitterness,
  ibuMethod: "Tinseth",
  colorEbc,
})

/** The reasons given when a file of this recipe states our own figures but for some. */
const reasons = (recipe: Recipe, other: Partial<StatedFigures>) => {
  const estimates = estimateRecipe(recipe)
  return compareFigures({ ...same(estimates), ...other }, estimates, recipe).map(({ figure, reason }) => [
    figure,
    reason,
  ])
}
const ibuOf = (recipe: Recipe) => ibu(estimateRecipe(recipe).ibu ?? Number.NaN)
const withSettings = (settings: Partial<Recipe["settings"]>, recipe = aRecipe()): Recipe => ({
  ...recipe,
  settings: { ...recipe.settings, ...settings },
})
const pellets = aRecipe({ hops: [aHop({ form: "pellet" })] })

test("figures that agree, or that the file doesn't state, are no differences", () => {
  expect(reasons(aRecipe(), {})).toEqual([])
  expect(reasons(aRecipe(), noStatedFigures)).toEqual([])
})

test("rounding is no difference", () => {
  expect(
    reasons(aRecipe(), { originalGravity: specificGravity(1.054), ibu: ibu(Math.round(ibuOf(aRecipe()))) }),
  ).toEqual([])
})

test("a difference has both figures and its reason in words", () => {
  const estimates = estimateRecipe(aRecipe())
  const stated = { ...noStatedFigures, originalGravity: specificGravity(1.07) }
  expect(compareFigures(stated, estimates, aRecipe())).toEqual([
    {
      figure: "originalGravity",
      stated: 1.07,
      calculated: estimates.originalGravity,
      reason: "not_from_ingredients",
      message: { en: expect.stringContaining("stale"), fr: expect.stringContaining("périmé") },
    },
  ])
})

describe("the reason is the convention that gives the figure of the file", () => {
  test("bitterness", () => {
    const original = withSettings({ averageBoilGravity: false })
    expect(reasons(aRecipe(), { ibu: ibu(50), ibuMethod: "Rager" })).toEqual([["ibu", "method"]])
    expect(reasons(aRecipe(), { ibu: ibu(50), ibuMethod: null })).toEqual([["ibu", "method_not_stated"]])
    expect(reasons({ ...aRecipe(), hops: [] }, { ibu: ibu(50) })).toEqual([["ibu", "not_from_ingredients"]])
    expect(reasons(aRecipe(), { ibu: ibu(50) })).toEqual([["ibu", "utilization_factor"]])
    expect(reasons(pellets, { ibu: ibuOf(withSettings({ pelletFactor: 1.1 }, pellets)) })).toEqual([
      ["ibu", "pellet_factor"],
    ])
    const thin = aRecipe({ boilVolumeLitres: litres(34) })
    expect(reasons(thin, { ibu: ibuOf({ ...original, boilVolumeLitres: litres(34) }) })).toEqual([
      ["ibu", "boil_gravity"],
    ])
    const stand = aRecipe({ hops: [aHop(), aHop({ use: "whirlpool" })] })
    expect(reasons(stand, { ibu: ibuOf(aRecipe()) })).toEqual([["ibu", "whirlpool_hops"]])
  })

  test("colour, and what stays in the kettle", () => {
    const lossy = aRecipe({ extensions: { "EQUIPMENT/TRUB_CHILLER_LOSS": "4.0" } })
    const thinner = estimateRecipe(aRecipe()).colorEbc ?? 0
    expect(reasons(lossy, { colorEbc: ebc(thinner * (20 / 24) ** 0.6859) })).toEqual([
      ["colorEbc", "volume_basis"],
    ])
    expect(reasons(aRecipe(), { colorEbc: ebc(60) })).toEqual([["colorEbc", "not_from_ingredients"]])
  })

  test("final gravity and alcohol", () => {
    expect(reasons(aRecipe(), { finalGravity: specificGravity(1.02), abvPercent: percent(4.46) })).toEqual([
      ["finalGravity", "attenuation_model"],
      ["abvPercent", "follows_from_gravity"],
    ])
    const unknown = aRecipe({ cultures: [aCulture({ attenuationPercent: null })] })
    expect(reasons(unknown, { finalGravity: specificGravity(1.005) })[0]).toEqual([
      "finalGravity",
      "attenuation_assumed",
    ])
    expect(reasons(aRecipe(), { abvPercent: percent(5.73) })).toEqual([["abvPercent", "abv_formula"]])
    expect(reasons(aRecipe(), { abvPercent: percent(9) })).toEqual([["abvPercent", "inconsistent_in_file"]])
  })
})
