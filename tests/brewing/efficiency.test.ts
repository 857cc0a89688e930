import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  boilOffPerHour,
  brewhouseEfficiency,
  gristPotential,
  mashEfficiency,
} from "../../src/brewing/efficiency.ts"
import { estimateRecipe } from "../../src/brewing/estimate-recipe.ts"
import type { Fermentable } from "../../src/brewing/recipe.ts"
import { ebc, kilograms, litres, percent, specificGravity } from "../../src/brewing/units.ts"
import { paleAle } from "../features/batches/brewing.ts"

const malt = (amount: number, yieldPercent: number, more: Partial<Fermentable> = {}): Fermentable => ({
  name: "Malt",
  kind: "grain",
  amountKilograms: kilograms(amount),
  yieldPercent: percent(yieldPercent),
  colorEbc: ebc(6),
  use: "mash",
  afterBoil: false,
  ...more,
})
const grist = (...fermentables: Fermentable[]) => gristPotential({ fermentables })

const poundKilograms = 0.453_592_37
const gallonLitres = 3.785_411_784
/** Points per pound and US gallon, as a percentage of sucrose's 46.21. */
const yieldOf = (ppg: number): number => (ppg / 46.21) * 100

describe("the efficiency of a mash", () => {
  test("is 77.7 % for 3 lb of 35.7 ppg and 1 lb of 31.3 ppg that gave 2.5 gallons of 1.043 (joshbrews.com)", () => {
    const potential = grist(malt(3 * poundKilograms, yieldOf(35.7)), malt(1 * poundKilograms, yieldOf(31.3)))
    expect(mashEfficiency(potential, specificGravity(1.043), litres(2.5 * gallonLitres))).toBeCloseTo(77.7, 1)
  })

  test("is 74 % for 5 kg of 309 litre degrees that gave 23 L of 1.050 (thehomebrewforum.co.uk)", () => {
    const potential = grist(malt(5, (309 / 385.6) * 100))
    expect(mashEfficiency(potential, specificGravity(1.05), litres(23))).toBeCloseTo(74.4, 1)
  })

  test("leaves out what was steeped or dissolved in the mash", () => {
    // Grain: 4 × 0.8 × 385.6 = 1233.92. Besides: 0.5 kg steeped at 70 %, half of 134.96, and 0.2 kg of sugar, 77.12.
    // In the kettle 26 L of 1.040: 1040 - 67.48 - 77.12 = 895.4, which is 72.57 % of 1233.92.
    const potential = grist(malt(4, 80), malt(0.5, 70, { use: "steep" }), malt(0.2, 100, { kind: "sugar" }))
    expect(mashEfficiency(potential, specificGravity(1.04), litres(26))).toBeCloseTo(72.57, 2)
  })

  test("is unknown where nothing is mashed", () => {
    const potential = grist(malt(3, 80, { kind: "extract", use: "boil" }))
    expect(mashEfficiency(potential, specificGravity(1.04), litres(20))).toBeNull()
    expect(brewhouseEfficiency(potential, specificGravity(1.04), litres(20))).toBeNull()
  })
})

describe("the efficiency of a brewhouse", () => {
  test("leaves out the sugar in the kettle, and what goes into the fermenter later", () => {
    // 4 kg at 80 %: 1233.92. Sugar: 0.5 × 385.6 = 192.8. In the fermenter 21 L of 1.052: 1092 - 192.8 = 899.2.
    const potential = grist(
      malt(4, 80),
      malt(0.5, 100, { kind: "sugar", use: "boil" }),
      malt(1, 10, { kind: "fruit", use: "fermenter" }),
    )
    expect(brewhouseEfficiency(potential, specificGravity(1.052), litres(21))).toBeCloseTo(72.87, 2)
  })

  test("is the recipe's own when wort of the estimated gravity fills the fermenter", () => {
    fc.assert(
      fc.property(fc.double({ min: 40, max: 95, noNaN: true }), (efficiency) => {
        const recipe = { ...paleAle, efficiencyPercent: percent(efficiency) }
        const { originalGravity } = estimateRecipe(recipe)
        expect(originalGravity).not.toBeNull()
        if (originalGravity !== null)
          expect(
            brewhouseEfficiency(gristPotential(recipe), originalGravity, recipe.batchVolumeLitres),
          ).toBeCloseTo(efficiency, 9)
      }),
    )
  })
})

test("a kettle that went from 24 to 21 L, cold, in 90 min boils off 2.08 L/h of what its marks show", () => {
  // Hot wort is 1 / 0.96 of cold: (24 - 21) / 0.96 = 3.125 L in 1.5 h.
  expect(boilOffPerHour(litres(24), litres(21), 0.04, 90)).toBeCloseTo(2.083, 3)
})
