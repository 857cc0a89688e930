import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Equipment } from "../../src/brewing/equipment.ts"
import { equipmentFit, type Vessel } from "../../src/brewing/equipment-fit.ts"
import type { Recipe } from "../../src/brewing/recipe.ts"
import { scaleRecipe } from "../../src/brewing/scale-recipe.ts"
import { kilograms, litres } from "../../src/brewing/units.ts"
import { anEquipment, anyEquipment, someEquipment } from "./equipments.ts"
import { aFermentable, aMashStep, anyRecipe, aRecipe } from "./recipes.ts"

const plain = (given: Partial<Recipe> = {}): Recipe =>
  aRecipe({ boilVolumeLitres: null, mash: { steps: [aMashStep({ infusionLitres: null })] }, ...given })

const extract = (given: Partial<Recipe> = {}): Recipe =>
  plain({
    type: "extract",
    fermentables: [aFermentable({ kind: "extract", use: "boil" })],
    mash: { steps: [] },
    ...given,
  })

const vesselOf = (vessel: Vessel, recipe: Recipe, equipment: Equipment) => {
  const found = equipmentFit(recipe, equipment).vessels.find((candidate) => candidate.vessel === vessel)
  if (!found) throw new Error(`no ${vessel}`)
  return found
}

const scaledTo = (recipe: Recipe, batch: number): Recipe => {
  const scaled = scaleRecipe(recipe, { batchVolumeLitres: litres(batch), efficiencyPercent: null })
  if (!scaled.ok) throw new Error(JSON.stringify(scaled.error))
  return scaled.value.recipe
}

describe("the fermenter", () => {
  test("of 5 L takes 4.3 L and 4.5 L, not 4.6 L; 20 L are 4.44 times what it can", () => {
    const small = anEquipment({ fermenterLitres: litres(5) })
    const fits = (batch: number) => vesselOf("fermenter", scaledTo(plain(), batch), small)
    expect([4.3, 4.5, 4.6].map((batch) => fits(batch).fits)).toEqual([true, true, false])
    const large = fits(20)
    expect(large.fits).toBe(false)
    expect((large.neededLitres ?? 0) / (large.usableLitres ?? 1)).toBeCloseTo(4.44, 2)
  })
})

describe("the mash tun", () => {
  test("holds the water and the grain: 10 lb in 12.5 qt are 15.7 qt", () => {
    // T. Warner, "Calculating Water Usage", with Palmer's 0.32 qt/lb (Homebrew Digest 1792: 42 fl oz of a pound in a quart).
    const quart = 0.946352946
    const recipe = plain({
      fermentables: [aFermentable({ amountKilograms: kilograms(10 * 0.45359237) })],
      mash: { steps: [aMashStep({ infusionLitres: litres(12.5 * quart) })] },
    })
    expect((vesselOf("mash_tun", recipe, anEquipment()).neededLitres ?? 0) / quart).toBeCloseTo(15.7, 9)
  })

  test("may be filled to the brim, and is too small beyond", () => {
    const needed = vesselOf("mash_tun", plain(), anEquipment()).neededLitres ?? 0
    const fits = (volume: number) =>
      vesselOf("mash_tun", plain(), anEquipment({ mashTunLitres: litres(volume) })).fits
    expect([fits(needed), fits(needed - 0.01)]).toEqual([true, false])
  })

  test("counts the water of later infusions, which is in it at the end", () => {
    const stepped = plain({
      mash: { steps: [aMashStep({ infusionLitres: litres(12) }), aMashStep({ infusionLitres: litres(6) })] },
    })
    const { neededLitres } = vesselOf("mash_tun", stepped, anEquipment())
    expect(neededLitres).toBeCloseTo(18 + 5 * 0.6676, 3)
  })

  test("of an all-in-one system is its kettle", () => {
    const system = anEquipment({ systemType: "all_in_one", mashTunLitres: null, kettleLitres: litres(35) })
    expect(vesselOf("mash_tun", plain(), system)).toMatchObject({ capacityLitres: 35, usableLitres: 35 })
  })

  test("is asked for where grain is mashed, and missing from equipment for extract", () => {
    const pot = anEquipment({ systemType: "extract", mashTunLitres: null })
    expect(equipmentFit(plain(), pot)).toMatchObject({ fits: false, lacksMashTun: true })
    const fit = equipmentFit(extract(), pot)
    expect(fit).toMatchObject({ fits: true, lacksMashTun: false })
    expect(fit.vessels.map(({ vessel }) => vessel)).toEqual(["kettle", "fermenter"])
    const withPot = anEquipment({ systemType: "extract", mashTunLitres: litres(20) })
    expect(equipmentFit(plain(), withPot)).toMatchObject({ fits: true, lacksMashTun: false })
  })
})

describe("the kettle", () => {
  test("keeps a tenth free: 24.875 L want 27.7 L of it", () => {
    const fits = (volume: number) =>
      vesselOf("kettle", plain(), anEquipment({ kettleLitres: litres(volume) })).fits
    expect([fits(27.7), fits(27.6)]).toEqual([true, false])
  })

  test("takes what the mash brings beyond what it needs", () => {
    // 40 L in the mash, of which 5.2 L stay in the grain.
    const noSparge = plain({ mash: { steps: [aMashStep({ infusionLitres: litres(40) })] } })
    const fit = equipmentFit(noSparge, anEquipment({ mashTunLitres: litres(50) }))
    expect(fit.surplusLitres).toBeCloseTo(40 - 5.2 - 24.875, 9)
    expect(fit.vessels.find(({ vessel }) => vessel === "kettle")?.neededLitres).toBeCloseTo(34.8, 9)
  })

  test("of an extract brewer is never too small: the rest is topped up", () => {
    const fit = equipmentFit(extract(), anEquipment({ kettleLitres: litres(8) }))
    expect(fit).toMatchObject({ fits: true, fittingBatchLitres: null })
    expect(fit.water.preBoilVolumeLitres).toBeCloseTo(7.2, 9)
    expect(fit.topUpLitres).toBeGreaterThan(0)
  })
})

test("what the brewer did not say is not known to fit, unless something else does not", () => {
  const unsaid = anEquipment({ kettleLitres: null })
  expect(equipmentFit(plain(), unsaid).fits).toBeNull()
  expect(equipmentFit(plain(), { ...unsaid, fermenterLitres: litres(10) }).fits).toBe(false)
})

describe("the batch that fits", () => {
  test("does, and a tenth of a litre more does not", () => {
    let tried = 0
    fc.assert(
      fc.property(someEquipment, fc.double({ min: 10, max: 80, noNaN: true }), (equipment, batch) => {
        const recipe = scaledTo(plain(), batch)
        const { fits, fittingBatchLitres } = equipmentFit(recipe, equipment)
        if (fits === true) expect(fittingBatchLitres).toBeNull()
        if (fits !== false || fittingBatchLitres === null) return
        tried += 1
        expect(equipmentFit(scaledTo(recipe, fittingBatchLitres), equipment).fits).toBe(true)
        expect(equipmentFit(scaledTo(recipe, fittingBatchLitres + 0.1), equipment).fits).toBe(false)
      }),
      { numRuns: 300 },
    )
    expect(tried).toBeGreaterThan(50)
  })

  test("does not exist where the losses alone are more than the kettle holds", () => {
    const lossy = anEquipment({ kettleLitres: litres(10), boilOffLitresPerHour: litres(12) })
    expect(equipmentFit(plain(), lossy)).toMatchObject({ fits: false, fittingBatchLitres: null })
  })
})

test("any recipe is compared with any equipment; nothing throws", () => {
  fc.assert(
    fc.property(anyRecipe, anyEquipment, (recipe, equipment) => {
      const { fits, vessels, fittingBatchLitres } = equipmentFit(recipe, equipment)
      expect(fits !== true || vessels.every((vessel) => vessel.fits)).toBe(true)
      expect(fittingBatchLitres ?? 0).toBeLessThan(recipe.batchVolumeLitres)
    }),
    { numRuns: 300 },
  )
})
