import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { airPressure, boilingCelsius } from "../../src/brewing/boiling-point.ts"
import { defaultBrewery } from "../../src/brewing/brewery.ts"
import { breweryOf, packagedLitres } from "../../src/brewing/equipment.ts"
import { estimateRecipe } from "../../src/brewing/estimate-recipe.ts"
import type { EstimateWarningCode } from "../../src/brewing/estimate-warnings.ts"
import { estimateWater } from "../../src/brewing/estimate-water.ts"
import type { Recipe } from "../../src/brewing/recipe.ts"
import { topUpLitres } from "../../src/brewing/top-up.ts"
import { celsius, kilograms, litres, minutes } from "../../src/brewing/units.ts"
import { usualEquipment } from "../../src/brewing/usual-equipment.ts"
import { anEquipment, anyEquipment, someEquipment } from "./equipments.ts"
import { aFermentable, aMashStep, anyRecipe, aRecipe } from "./recipes.ts"

/** 20 L of 5 kg, of which the recipe says neither how much is boiled nor how thick it is mashed. */
const plain = (given: Partial<Recipe> = {}): Recipe =>
  aRecipe({ boilVolumeLitres: null, mash: { steps: [aMashStep({ infusionLitres: null })] }, ...given })

const waterIn = (equipment = anEquipment(), recipe = plain()) =>
  estimateWater(recipe, breweryOf(equipment, recipe))

const warningsIn = (equipment = anEquipment(), recipe = plain()): readonly EstimateWarningCode[] => {
  const codes: EstimateWarningCode[] = []
  estimateWater(recipe, breweryOf(equipment, recipe), (code) => codes.push(code))
  return codes
}

describe("the usual equipment", () => {
  test("of a 20 L kettle needs the water of a recipe that nobody named an equipment for, to the last bit", () => {
    for (const recipe of [plain(), plain({ boilMinutes: minutes(90) }), plain({ fermentables: [] })])
      expect(waterIn(usualEquipment("all_grain", litres(20)), recipe)).toEqual(estimateWater(recipe))
  })

  test("of any size does, but for the digits that are not shown", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1000, noNaN: true }), (batch) => {
        const recipe = plain({ batchVolumeLitres: litres(batch) })
        const water = waterIn(usualEquipment("all_grain", recipe.batchVolumeLitres), recipe)
        const usual = estimateWater(recipe)
        for (const volume of ["preBoilVolumeLitres", "mashWaterLitres", "spargeWaterLitres"] as const)
          expect((water[volume] ?? 0) - (usual[volume] ?? 0)).toBeCloseTo(0, 2)
      }),
    )
  })

  test("has the efficiency and the boil-off that Brasse-Bouillon proposes for each kind of system", () => {
    const proposed = { extract: [100, 2.5], all_grain: [72, 3], all_in_one: [68, 2.5] } as const
    for (const [type, figures] of Object.entries(proposed)) {
      const usual = usualEquipment(type as keyof typeof proposed, litres(20))
      expect([usual.efficiencyPercent, usual.boilOffLitresPerHour], type).toEqual(figures)
    }
  })
})

describe("published brew days", () => {
  test("Brasse-Bouillon's plan: 20 L of 5 kg, 4 L/h boiled off, 1 L of trub, 0.8 L/kg held back", () => {
    const water = waterIn(
      anEquipment({
        boilOffLitresPerHour: litres(4),
        trubLitres: litres(1),
        absorptionLitresPerKilogram: 0.8,
      }),
    )
    expect(water.preBoilVolumeLitres).toBeCloseTo(25.88, 2)
    expect(water.mashWaterLitres).toBe(15)
    expect(water.spargeWaterLitres).toBeCloseTo(14.875, 9)
  })

  test("AussieAle of brewcalc: 24.45 L mashed, 20.97 L sparged, 37.12 L before the boil", () => {
    // Its kettle loss is split here: what stays in the hoses is boiled and shrinks like the trub.
    const recipe = plain({
      batchVolumeLitres: litres(23.02),
      fermentables: [aFermentable({ amountKilograms: kilograms(5.26) })],
      mash: { steps: [aMashStep({ infusionLitres: litres(24.45) })] },
    })
    const equipment = anEquipment({
      boilOffLitresPerHour: litres(10.18),
      trubLitres: litres(2),
      transferLossLitres: litres(0.84),
      deadSpaceLitres: litres(3.03),
      absorptionLitresPerKilogram: 1.0016,
    })
    const water = waterIn(equipment, recipe)
    expect(water.preBoilVolumeLitres).toBeCloseTo(37.12, 2)
    expect(water.mashWaterLitres).toBe(24.45)
    expect(water.spargeWaterLitres).toBeCloseTo(20.97, 2)
  })
})

describe("the brewer's own kettle", () => {
  test("that boils off twice as much starts with that much more, and no other loss moves", () => {
    fc.assert(
      fc.property(someEquipment, fc.double({ min: 1, max: 180, noNaN: true }), (equipment, boil) => {
        const recipe = plain({ boilMinutes: minutes(boil) })
        const { boilOffLitresPerHour: boilOff } = equipment
        const once = waterIn(equipment, recipe)
        const twice = waterIn({ ...equipment, boilOffLitresPerHour: litres(boilOff * 2) }, recipe)
        const more = (twice.preBoilVolumeLitres ?? 0) - (once.preBoilVolumeLitres ?? 0)
        expect(more).toBeCloseTo((boilOff * boil) / 60, 6)
        expect((twice.mashWaterLitres ?? 0) + (twice.spargeWaterLitres ?? 0)).toBeCloseTo(
          (once.mashWaterLitres ?? 0) + (once.spargeWaterLitres ?? 0) + more,
          6,
        )
      }),
    )
  })

  test("boils off the same litres of a batch half as large: a loss is the vessel's, not the batch's", () => {
    const small = plain({ batchVolumeLitres: litres(10) })
    const boiled = (minuteCount: number) =>
      waterIn(anEquipment(), { ...small, boilMinutes: minutes(minuteCount) }).preBoilVolumeLitres ?? 0
    expect(boiled(60) - boiled(0)).toBeCloseTo(3, 9)
  })

  test("counts, not the boil volume of the recipe's author; the recipe's infusions stay", () => {
    const imported = aRecipe({ boilVolumeLitres: litres(40) })
    const water = waterIn(anEquipment(), imported)
    expect(water.preBoilVolumeLitres).toBeCloseTo(24.875, 9)
    expect(water.mashWaterLitres).toBe(15)
  })

  test("mashes as thick as its brewer says where the recipe doesn't, and assumes nothing", () => {
    const equipment = anEquipment({ mashLitresPerKilogram: 2.5 })
    expect(waterIn(equipment).mashWaterLitres).toBe(12.5)
    expect(warningsIn(equipment)).not.toContain("mash_water_assumed")
  })

  test("loses no water: all of it is in the fermenter, boiled off, shrunk away, or left behind", () => {
    fc.assert(
      fc.property(someEquipment, fc.double({ min: 5, max: 60, noNaN: true }), (equipment, batch) => {
        const recipe = plain({ batchVolumeLitres: litres(batch) })
        const water = waterIn(equipment, recipe)
        const preBoil = water.preBoilVolumeLitres ?? 0
        const hot = preBoil - equipment.boilOffLitresPerHour
        const cold = hot * (1 - equipment.contractionPercent / 100)
        expect(cold).toBeCloseTo(batch + equipment.trubLitres + equipment.transferLossLitres, 6)
        const absorbed = 5 * equipment.absorptionLitresPerKilogram
        expect((water.mashWaterLitres ?? 0) + (water.spargeWaterLitres ?? 0)).toBeCloseTo(
          preBoil + absorbed + equipment.deadSpaceLitres,
          6,
        )
      }),
    )
  })

  test("leaves in the fermenter what its brewer says, and never more than there is", () => {
    const equipment = anEquipment({ fermenterLossLitres: litres(1.5) })
    expect(packagedLitres(equipment, litres(20))).toBe(18.5)
    expect(packagedLitres(equipment, litres(1))).toBe(0)
    expect(waterIn(equipment)).toEqual(waterIn(anEquipment()))
  })
})

describe("an extract beer in a pot that is too small for it", () => {
  const extract = plain({
    type: "extract",
    fermentables: [aFermentable({ kind: "extract", use: "boil" })],
    mash: { steps: [] },
  })

  test("is boiled as far as the pot allows, and topped up with what is missing", () => {
    const equipment = anEquipment({ kettleLitres: litres(12) })
    const water = waterIn(equipment, extract)
    expect(water.preBoilVolumeLitres).toBeCloseTo(10.8, 9)
    // 7.8 L are left of it, 7.488 L when cold; 20 L and 1 L of trub are wanted.
    const brewery = breweryOf(equipment, extract)
    expect(topUpLitres(extract, water.preBoilVolumeLitres, brewery)).toBeCloseTo(13.512, 9)
  })

  test("has the same gravity, and less bitterness of the denser boil", () => {
    const figures = (kettle: number) =>
      estimateRecipe(extract, breweryOf(anEquipment({ kettleLitres: litres(kettle) }), extract))
    const [small, large] = [figures(12), figures(35)]
    expect(small.originalGravity).toBe(large.originalGravity)
    expect(small.preBoilGravity).toBeGreaterThan(large.preBoilGravity ?? 9)
    expect(small.ibu).toBeLessThan(large.ibu ?? 0)
  })

  test("is not topped up where the pot is large enough, nor is anything that is mashed", () => {
    for (const [recipe, kettle] of [
      [extract, 35],
      [plain(), 12],
    ] as const) {
      const equipment = anEquipment({ kettleLitres: litres(kettle) })
      const preBoil = waterIn(equipment, recipe).preBoilVolumeLitres
      expect(preBoil).toBeCloseTo(24.875, 9)
      expect(topUpLitres(recipe, preBoil, breweryOf(equipment, recipe))).toBe(0)
    }
  })
})

describe("heat", () => {
  const cold = (kilogramCount: number) => anEquipment({ mashTunKilograms: kilograms(kilogramCount) })
  const strike = (equipment = anEquipment()) => waterIn(equipment).infusions[0]?.celsius ?? 0

  test("that the strike water gives is what grain and cold tun take, whatever they weigh", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 30, noNaN: true }),
        (tun, grainCelsius) => {
          const equipment = { ...cold(tun), grainCelsius: celsius(grainCelsius) }
          const given = 15 * (strike(equipment) - 67)
          const byGrain = 5 * ((0.2 * 0.946352946) / 0.45359237) * (67 - grainCelsius)
          expect(given).toBeCloseTo(byGrain + tun * 0.12 * (67 - grainCelsius), 6)
        },
      ),
    )
  })

  test("of 10 kg of steel is that of 1.2 L of water: 3.8 °C of 15 L between 20 and 67 °C", () => {
    expect(strike(cold(10)) - strike()).toBeCloseTo((1.2 * 47) / 15, 9)
    expect(strike(cold(0))).toBe(strike())
  })

  test("of the tun is needed again at each later infusion", () => {
    const stepped = plain({
      mash: {
        steps: [
          aMashStep({ temperatureCelsius: celsius(52), infusionLitres: litres(12) }),
          aMashStep({ temperatureCelsius: celsius(67), infusionLitres: litres(8) }),
        ],
      },
    })
    const later = (equipment = anEquipment()) => waterIn(equipment, stepped).infusions[1]?.celsius ?? 0
    expect(later(cold(4)) - later()).toBeCloseTo((4 * 0.12 * 15) / 8, 9)
  })
})

describe("water boils", () => {
  test("at 100 °C by the sea, at 95 °C on 1500 m, where the standard atmosphere has 845.6 hPa", () => {
    expect(boilingCelsius(0)).toBeCloseTo(100, 1)
    expect(airPressure(1500)).toBeCloseTo(845.6, 1)
    expect(boilingCelsius(1500)).toBeCloseTo(95, 1)
  })

  test("as steam tables have it: at 89.93 °C at 700 hPa, 81.32 °C at 500 hPa, which are 3012 m and 5574 m", () => {
    expect(airPressure(3012)).toBeCloseTo(700, 0)
    expect(boilingCelsius(3012)).toBeCloseTo(89.93, 1)
    expect(airPressure(5574)).toBeCloseTo(500, 0)
    expect(boilingCelsius(5574)).toBeCloseTo(81.32, 1)
  })

  test("too cool on a mountain for a mash that needs hotter water, and that is said", () => {
    const thick = plain({
      mash: { steps: [aMashStep({ infusionLitres: litres(4), temperatureCelsius: celsius(69) })] },
    })
    const hot = waterIn(anEquipment(), thick).infusions[0]?.celsius
    expect(hot).toBeGreaterThan(90)
    const mountain = anEquipment({ altitudeMetres: 3500 })
    expect(waterIn(mountain, thick).infusions[0]?.celsius).toBeNull()
    expect(warningsIn(mountain, thick)).toContain("strike_above_boiling")
  })
})

test("any recipe in any equipment gets an answer, and no volume is negative", () => {
  fc.assert(
    fc.property(anyRecipe, anyEquipment, (recipe, equipment) => {
      const water = waterIn(equipment, recipe)
      for (const volume of [water.preBoilVolumeLitres, water.mashWaterLitres, water.spargeWaterLitres])
        expect(volume ?? 0).toBeGreaterThanOrEqual(0)
      estimateRecipe(recipe, breweryOf(equipment, recipe))
    }),
    { numRuns: 300 },
  )
})

test("a recipe of nothing is worked out in any equipment as it is in the usual brewery", () => {
  const nothing = plain({ batchVolumeLitres: litres(0) })
  expect(waterIn(anEquipment(), nothing)).toEqual(estimateWater(nothing, defaultBrewery))
})
