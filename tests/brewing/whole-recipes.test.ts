import { describe, expect, test } from "vitest"
import { lovibondToEbc } from "../../src/brewing/colour.ts"
import { estimateRecipe } from "../../src/brewing/estimate-recipe.ts"
import type { CalculationSettings, Fermentable, Hop, Recipe } from "../../src/brewing/recipe.ts"
import { grams, kilograms, litres, lovibond, minutes, percent } from "../../src/brewing/units.ts"
import { aCulture, aFermentable, aHop, aRecipe } from "./recipes.ts"

/*
 * Recipes that the test suite of another program works out: brauhausjs (MIT), test/recipe.coffee. Its conventions where they
 * are not ours are settings: it counts pellets 15 % higher. Its calories are per 355 mL,
 * and a percent off Hall's.
 */

const malt = (kilogram: number, yieldPercent: number, color: number, other: Partial<Fermentable> = {}) =>
  aFermentable({
    amountKilograms: kilograms(kilogram),
    yieldPercent: percent(yieldPercent),
    colorEbc: lovibondToEbc(lovibond(color)),
    ...other,
  })
const cascade = (gram: number, boiled: number, other: Partial<Hop> = {}) =>
  aHop({
    amountGrams: grams(gram),
    alphaPercent: percent(5),
    minutes: minutes(boiled),
    form: "pellet",
    ...other,
  })
const fermentedBy = (attenuation: number) => [aCulture({ attenuationPercent: percent(attenuation) })]
const brauhaus = (given: Partial<Recipe>, settings: Partial<CalculationSettings> = {}): Recipe => {
  const recipe = aRecipe({ boilVolumeLitres: litres(10), efficiencyPercent: percent(75), ...given })
  return { ...recipe, settings: { ...recipe.settings, pelletFactor: 1.15, ...settings } }
}

const extractSaison = brauhaus({
  type: "extract",
  fermentables: [malt(3.5, 75, 3.5, { kind: "extract", use: "boil" })],
  hops: [cascade(28.35, 60), cascade(14, 10), cascade(14, 2880, { use: "dry_hop", form: "leaf" })],
  cultures: fermentedBy(80),
})
const steeped = brauhaus(
  {
    type: "extract",
    fermentables: [malt(4, 75, 2, { kind: "extract", use: "boil" }), malt(0.5, 73, 60, { use: "steep" })],
    hops: [cascade(28.35, 60), cascade(14, 20), cascade(14, 5)],
    cultures: fermentedBy(78),
  },
  { ibuMethod: "rager" },
)
const mashed = brauhaus({
  fermentables: [malt(4.5, 74, 1.5)],
  hops: [cascade(28.35, 45)],
  cultures: fermentedBy(73),
})

describe.each([
  ["extract saison", extractSaison, [1.051, 1.01, 5.3, 4.6, 14.0, 0.28, 165]],
  ["steeped, by Rager", steeped, [1.061, 1.014, 6.3, 9.9, 23.2, 0.38, 200]],
  ["mashed", mashed, [1.048, 1.013, 4.6, 3.0, 11.4, 0.24, 158]],
] as const)("brauhausjs' %s", (_, recipe, [og, fg, abv, color, bitterness, ratio, calories]) => {
  const estimates = estimateRecipe(recipe)

  test("has the gravities, the alcohol and the colour that it has there", () => {
    expect(Math.abs((estimates.originalGravity ?? 0) - og)).toBeLessThan(0.0006)
    expect(Math.abs((estimates.finalGravity ?? 0) - fg)).toBeLessThan(0.0006)
    expect(Math.abs((estimates.abvPercent ?? 0) - abv)).toBeLessThan(0.06)
    expect(Math.abs((estimates.colorSrm ?? 0) - color)).toBeLessThan(0.06)
  })

  test("has the bitterness and the energy that it has there", () => {
    expect(Math.abs((estimates.ibu ?? 0) - bitterness)).toBeLessThan(0.15)
    expect(Math.abs((estimates.bitternessRatio ?? 0) - ratio)).toBeLessThan(0.006)
    expect(Math.abs(((estimates.caloriesPer330ml ?? 0) * 355) / 330 - calories)).toBeLessThan(
      calories * 0.015,
    )
  })
})
