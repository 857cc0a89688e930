import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { breweryOf } from "../../src/brewing/equipment.ts"
import { estimateRecipe } from "../../src/brewing/estimate-recipe.ts"
import type { Estimates } from "../../src/brewing/estimates.ts"
import type { Recipe } from "../../src/brewing/recipe.ts"
import { recipeRanges } from "../../src/brewing/recipe-ranges.ts"
import { scaleRecipe } from "../../src/brewing/scale-recipe.ts"
import { celsius, ebc, grams, kilograms, litres, minutes, percent } from "../../src/brewing/units.ts"
import { anEquipment, someEquipment } from "./equipments.ts"
import { aFermentable, aHop, aMashStep, anyRecipe, aRecipe } from "./recipes.ts"

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

/** A pale ale with a crystal malt and sugar, hopped in every way, salted and spiced. */
const ale = (settings: Partial<Recipe["settings"]> = {}, given: Partial<Recipe> = {}): Recipe => {
  const recipe = aRecipe({
    fermentables: [
      aFermentable(),
      aFermentable({ name: "Crystal", amountKilograms: kilograms(0.4), colorEbc: ebc(120) }),
      aFermentable({ name: "Sugar", kind: "sugar", use: "boil", amountKilograms: kilograms(0.3) }),
    ],
    hops: [
      aHop(),
      aHop({ use: "whirlpool", minutes: minutes(20), temperatureCelsius: celsius(85) }),
      aHop({ use: "dry_hop", minutes: minutes(0), amountGrams: grams(50) }),
    ],
    waterAdditions: [{ name: "Gypsum", amountGrams: grams(4), use: "mash" }],
    miscs: [{ name: "Orange", kind: "spice", use: "boil", amount: 10, unit: "g", minutes: minutes(5) }],
    ...given,
  })
  return { ...recipe, settings: { ...recipe.settings, ...settings } }
}

const scaled = (recipe: Recipe, batch: number, efficiency: number | null = null) => {
  const result = scaleRecipe(recipe, {
    batchVolumeLitres: litres(batch),
    efficiencyPercent: efficiency === null ? null : percent(efficiency),
  })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const beer = [
  "originalGravity",
  "finalGravity",
  "abvPercent",
  "ibu",
  "colorEbc",
  "preBoilGravity",
] as const satisfies readonly (keyof Estimates)[]

const sameBeer = (one: Recipe, other: Recipe): void => {
  const [before, after] = [estimateRecipe(one), estimateRecipe(other)]
  for (const figure of beer) {
    const [was, is] = [before[figure] ?? Number.NaN, after[figure] ?? Number.NaN]
    expect(Math.abs(is / was - 1), figure).toBeLessThan(1e-4)
  }
}

describe.each(["tinseth", "rager", "garetz", "mibu"] as const)("by %s", (ibuMethod) => {
  test("a scaled recipe is the same beer, in more or less water", () => {
    fc.assert(
      fc.property(between(1, 2000), fc.option(between(50, 95)), fc.boolean(), (batch, efficiency, boils) => {
        const recipe = ale({ ibuMethod }, boils ? {} : { boilVolumeLitres: null })
        const { recipe: other } = scaled(recipe, batch, efficiency)
        sameBeer(recipe, other)
        const [before, after] = [estimateRecipe(recipe), estimateRecipe(other)]
        expect((after.preBoilVolumeLitres ?? 0) / batch).toBeCloseTo(
          (before.preBoilVolumeLitres ?? 0) / 20,
          4,
        )
        expect(after.strikeCelsius).toBeCloseTo(before.strikeCelsius ?? 0, 2)
      }),
      { numRuns: 40 },
    )
  })
})

describe.each(["tinseth", "rager", "garetz", "mibu"] as const)("to another kettle, by %s", (ibuMethod) => {
  test("it is the same beer as it is brewed there, and states the boil volume of that kettle", () => {
    fc.assert(
      fc.property(
        someEquipment,
        between(5, 60),
        fc.option(between(50, 95)),
        (equipment, batch, efficiency) => {
          const recipe = ale({ ibuMethod })
          const brewery = breweryOf(equipment, { batchVolumeLitres: litres(batch) })
          const result = scaleRecipe(recipe, {
            batchVolumeLitres: litres(batch),
            efficiencyPercent: efficiency === null ? null : percent(efficiency),
            brewery,
          })
          if (!result.ok) throw new Error(JSON.stringify(result.error))
          const [before, after] = [estimateRecipe(recipe), estimateRecipe(result.value.recipe, brewery)]
          for (const figure of ["originalGravity", "finalGravity", "abvPercent", "ibu", "colorEbc"] as const)
            expect(Math.abs((after[figure] ?? 0) / (before[figure] ?? 1) - 1), figure).toBeLessThan(1e-4)
          expect(result.value.recipe.boilVolumeLitres).toBeCloseTo(after.preBoilVolumeLitres ?? 0, 3)
        },
      ),
      { numRuns: 40 },
    )
  })
})

test("a kettle beyond the range of recipes is an error that names the boil volume", () => {
  const equipment = anEquipment({ boilOffLitresPerHour: litres(2000) })
  const to = { batchVolumeLitres: litres(20), efficiencyPercent: null, brewery: breweryOf(equipment, ale()) }
  expect(scaleRecipe(ale({}, { boilMinutes: minutes(1440) }), to)).toMatchObject({
    ok: false,
    error: { kind: "scaled_out_of_range", field: "boilVolumeLitres" },
  })
})

test("everything that goes in is multiplied, what is no amount stays", () => {
  const { recipe, colorShifts } = scaled(ale(), 50)
  const before = ale()
  expect(colorShifts).toBe(false)
  expect(recipe).toEqual({
    ...before,
    batchVolumeLitres: 50,
    boilVolumeLitres: 60,
    fermentables: before.fermentables.map((malt, index) => ({
      ...malt,
      amountKilograms: [12.5, 1, 0.75][index],
    })),
    hops: before.hops.map((hop, index) => ({ ...hop, amountGrams: [75, 75, 125][index] })),
    cultures: before.cultures.map((culture) => ({ ...culture, amount: 2.5 })),
    miscs: [{ ...before.miscs[0], amount: 25 }],
    waterAdditions: [{ ...before.waterAdditions[0], amountGrams: 10 }],
    mash: { steps: [{ ...before.mash.steps[0], infusionLitres: 37.5 }] },
  })
})

test("a larger kettle needs fewer hops by mIBU, for it cools slower; the dry hops stay in proportion", () => {
  const { recipe } = scaled(ale({ ibuMethod: "mibu" }), 1000)
  const [boiled, whirlpool, dry] = recipe.hops.map(({ amountGrams }) => amountGrams)
  expect(boiled).toBeLessThan(1500)
  expect(whirlpool).toBe(boiled)
  expect(dry).toBe(2500)
})

describe("another efficiency", () => {
  test("takes less of the pale malt and a little more of the dark one, and leaves sugar alone", () => {
    const { recipe, colorShifts } = scaled(ale(), 20, 85)
    const [pale = 0, crystal = 0, sugar = 0] = recipe.fermentables.map(
      ({ amountKilograms }) => amountKilograms,
    )
    expect(pale).toBeLessThan((5 * 70) / 85)
    expect(crystal).toBeGreaterThan(0.4)
    expect(sugar).toBe(0.3)
    expect(colorShifts).toBe(false)
    sameBeer(ale(), recipe)
  })

  test("keeps the gravity of one malt, and says that the colour shifts", () => {
    const recipe = aRecipe()
    const { recipe: other, colorShifts } = scaled(recipe, 20, 87.5)
    expect(other.fermentables[0]?.amountKilograms).toBe(4)
    expect(other.mash.steps[0]?.infusionLitres).toBe(12)
    expect(colorShifts).toBe(true)
    const [before, after] = [estimateRecipe(recipe), estimateRecipe(other)]
    expect(after.originalGravity).toBeCloseTo(before.originalGravity ?? 0, 6)
    expect(after.ibu).toBeCloseTo(before.ibu ?? 0, 4)
    expect(after.colorEbc).toBeLessThan(before.colorEbc ?? 0)
  })

  test("shifts the colour rather than making another grist of it", () => {
    const stout = aRecipe({
      fermentables: [
        aFermentable({ amountKilograms: kilograms(0.5), colorEbc: ebc(100) }),
        aFermentable({ colorEbc: ebc(110) }),
      ],
    })
    const { recipe, colorShifts } = scaled(stout, 20, 90)
    expect(colorShifts).toBe(true)
    expect(estimateRecipe(recipe).originalGravity).toBeCloseTo(estimateRecipe(stout).originalGravity ?? 0, 5)
  })

  test("of 0 cannot be made up for by any amount of malt", () => {
    const to = { batchVolumeLitres: litres(20), efficiencyPercent: percent(70) }
    expect(scaleRecipe(aRecipe({ efficiencyPercent: percent(0) }), to)).toEqual({
      ok: false,
      error: { kind: "no_efficiency" },
    })
  })
})

test("more than a recipe may hold is an error that names the amount", () => {
  const to = { batchVolumeLitres: litres(10_000), efficiencyPercent: null }
  const cellar = aRecipe({ hops: [aHop({ amountGrams: grams(900) })] })
  expect(scaleRecipe(cellar, to)).toMatchObject({
    ok: false,
    error: { kind: "scaled_out_of_range", field: "hopGrams", value: 450_000 },
  })
})

test("any recipe is scaled into one within its ranges, or refused; nothing throws", () => {
  const { batchVolumeLitres, amountKilograms, hopGrams, infusionLitres } = recipeRanges
  fc.assert(
    fc.property(
      anyRecipe,
      between(batchVolumeLitres.min, batchVolumeLitres.max),
      fc.option(between(1, 100)),
      (recipe, batch, efficiency) => {
        const result = scaleRecipe(recipe, {
          batchVolumeLitres: litres(batch),
          efficiencyPercent: efficiency === null ? null : percent(efficiency),
        })
        if (!result.ok) return
        const { fermentables, hops, mash } = result.value.recipe
        for (const malt of fermentables) expect(malt.amountKilograms).toBeLessThanOrEqual(amountKilograms.max)
        for (const hop of hops) expect(hop.amountGrams).toBeLessThanOrEqual(hopGrams.max)
        for (const step of mash.steps)
          expect(step.infusionLitres ?? 0).toBeLessThanOrEqual(infusionLitres.max)
        estimateRecipe(result.value.recipe)
      },
    ),
    { numRuns: 200 },
  )
})

test("there and back is the recipe again, to the digits that are kept", () => {
  fc.assert(
    fc.property(between(2, 500), (batch) => {
      const { recipe } = scaled(scaled(ale(), batch).recipe, 20)
      for (const [index, hop] of ale().hops.entries())
        expect((recipe.hops[index]?.amountGrams ?? 0) / hop.amountGrams).toBeCloseTo(1, 4)
      expect(recipe.mash.steps).toHaveLength(1)
      expect(aMashStep().infusionLitres).toBeCloseTo(recipe.mash.steps[0]?.infusionLitres ?? 0, 3)
    }),
  )
})
