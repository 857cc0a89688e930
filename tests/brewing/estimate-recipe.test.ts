import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { tinsethLimit } from "../../src/brewing/bitterness-tinseth.ts"
import { estimateRecipe } from "../../src/brewing/estimate-recipe.ts"
import { estimateWater } from "../../src/brewing/estimate-water.ts"
import { gravityPoints } from "../../src/brewing/gravity.ts"
import type { Recipe } from "../../src/brewing/recipe.ts"
import {
  celsius,
  ebc,
  grams,
  kilograms,
  litres,
  minutes,
  percent,
  specificGravity,
} from "../../src/brewing/units.ts"
import { aCulture, aFermentable, aHop, aMashStep, anyRecipe, aRecipe } from "./recipes.ts"

const codes = (recipe: Recipe) => estimateRecipe(recipe).warnings.map(({ code }) => code)
const points = (recipe: Recipe) => gravityPoints(known(estimateRecipe(recipe).originalGravity))
const ibu = (recipe: Recipe): number => known(estimateRecipe(recipe).ibu)
const known = <T>(value: T | null): T => {
  if (value === null) throw new Error("this figure should be known")
  return value
}

describe("gravity", () => {
  test("5 kg of 80 % malt at 70 % in 20 L give 1.054", () => {
    expect(points(aRecipe())).toBeCloseTo((5 * 0.8 * 385.6 * 0.7) / 20, 6)
  })

  test("efficiency counts for what is mashed, not for extract and sugar wherever they go in", () => {
    const sugar = aFermentable({ kind: "sugar", amountKilograms: kilograms(1), yieldPercent: percent(100) })
    for (const use of ["mash", "boil", "fermenter"] as const)
      expect(points(aRecipe({ fermentables: [{ ...sugar, use }] }))).toBeCloseTo(385.6 / 20, 6)
  })

  test("steeped grain gives half of its extract, whatever the efficiency", () => {
    const steeped = aFermentable({ amountKilograms: kilograms(1), use: "steep" })
    for (const efficiency of [60, 90])
      expect(
        points(aRecipe({ fermentables: [steeped], efficiencyPercent: percent(efficiency) })),
      ).toBeCloseTo((0.8 * 385.6 * 0.5) / 20, 6)
  })

  test("what is added after the boil counts for the beer and not for the gravity that the hops see", () => {
    const late = aFermentable({ kind: "sugar", use: "boil", yieldPercent: percent(100) })
    const [early, after] = [false, true].map((afterBoil) =>
      estimateRecipe(aRecipe({ fermentables: [aFermentable(), { ...late, afterBoil }] })),
    )
    expect(after?.originalGravity).toBe(early?.originalGravity)
    expect(known(after?.preBoilGravity ?? null)).toBeLessThan(known(early?.preBoilGravity ?? null))
    expect(known(after?.ibu ?? null)).toBeGreaterThan(known(early?.ibu ?? null))
  })

  test("the most attenuative culture ferments; none known means 75 %, and a warning", () => {
    const cultures = [
      aCulture({ attenuationPercent: percent(70) }),
      aCulture({ attenuationPercent: percent(80) }),
    ]
    const og = points(aRecipe())
    expect(estimateRecipe(aRecipe({ cultures })).finalGravity).toBeCloseTo(1 + (og * 0.2) / 1000, 9)
    const unknown = estimateRecipe(aRecipe({ cultures: [aCulture({ attenuationPercent: null })] }))
    expect(unknown.finalGravity).toBeCloseTo(1 + (og * 0.25) / 1000, 9)
    expect(unknown.warnings.map(({ code }) => code)).toEqual(["attenuation_assumed"])
  })

  test("a boil of less than the batch is denser than the beer, and said to be topped up", () => {
    const partial = estimateRecipe(aRecipe({ boilVolumeLitres: litres(10) }))
    expect(known(partial.preBoilGravity)).toBeGreaterThan(known(partial.originalGravity))
    expect(partial.warnings.map(({ code }) => code)).toEqual(["boil_below_batch"])
  })
})

describe("bitterness", () => {
  const withHop = (given: Parameters<typeof aHop>[0]) => ibu(aRecipe({ hops: [aHop(given)] }))

  test("it grows with time, alpha and mass, and falls with gravity and volume", () => {
    const base = withHop({})
    expect(withHop({ minutes: minutes(59) })).toBeLessThan(base)
    expect(withHop({ alphaPercent: percent(6.1) })).toBeGreaterThan(base)
    expect(withHop({ amountGrams: grams(31) })).toBeGreaterThan(base)
    expect(ibu(aRecipe({ fermentables: [aFermentable({ amountKilograms: kilograms(6) })] }))).toBeLessThan(
      base,
    )
    expect(ibu(aRecipe({ batchVolumeLitres: litres(22), boilVolumeLitres: litres(26) }))).toBeLessThan(base)
  })

  test("a hop at 0 minutes and a dry hop give none", () => {
    expect(withHop({ minutes: minutes(0) })).toBe(0)
    expect(withHop({ use: "dry_hop", minutes: minutes(4320) })).toBe(0)
  })

  test("a beer without hops has 0 IBU, without a warning", () => {
    expect(ibu(aRecipe({ hops: [] }))).toBe(0)
    expect(codes(aRecipe({ hops: [] }))).toEqual([])
  })

  test("a hop that should boil longer than the boil counts for the boil, and says so", () => {
    for (const use of ["boil", "first_wort"] as const) {
      const whole = aRecipe({ hops: [aHop({ use, minutes: minutes(60) })] })
      const longer = aRecipe({ hops: [aHop({ use, minutes: minutes(90) })] })
      expect(ibu(longer)).toBe(ibu(whole))
      expect(codes(longer)).toEqual(["hop_longer_than_boil"])
      expect(codes(whole)).toEqual([])
    }
  })

  test("pellets and first-wort hops count with the factors of the recipe", () => {
    const settings = { ...aRecipe().settings, pelletFactor: 1.2, firstWortFactor: 1.3 }
    const counted = (given: Parameters<typeof aHop>[0]) => ibu(aRecipe({ settings, hops: [aHop(given)] }))
    expect(counted({ form: "pellet" })).toBeCloseTo(withHop({}) * 1.2, 9)
    expect(counted({ form: "cryo", use: "first_wort" })).toBeCloseTo(withHop({}) * 1.2 * 1.3, 9)
  })

  test("a whirlpool counts by its temperature, 80 °C when unknown, and says so", () => {
    const at = (degrees: number | null) =>
      withHop({ use: "whirlpool", temperatureCelsius: degrees === null ? null : celsius(degrees) })
    expect(at(100)).toBeCloseTo(withHop({}), 9)
    expect(at(95) / at(100)).toBeCloseTo(0.71, 2)
    expect(at(null)).toBe(at(80))
    expect(codes(aRecipe({ hops: [aHop({ use: "whirlpool" })] }))).toEqual(["whirlpool_estimated"])
  })

  test("a boil that is topped up is as dense as it starts, never thinned by the water of later", () => {
    const [small, full] = [10, 20].map((boil) => aRecipe({ boilVolumeLitres: litres(boil) }))
    const original = known(estimateRecipe(aRecipe()).originalGravity)
    if (small === undefined || full === undefined) throw new Error("two recipes")
    const atOriginal = ibu({ ...full, settings: { ...full.settings, averageBoilGravity: false } })
    expect(ibu(small)).toBeCloseTo(
      (atOriginal * tinsethLimit(specificGravity(1 + 2 * (original - 1)))) /
        tinsethLimit(specificGravity(original)),
      9,
    )
  })

  test("without averaging, hops see the original gravity", () => {
    const settings = { ...aRecipe().settings, averageBoilGravity: false }
    expect(ibu(aRecipe({ settings }))).toBeLessThan(ibu(aRecipe()))
    expect(ibu(aRecipe({ settings, boilVolumeLitres: litres(40) }))).toBe(ibu(aRecipe({ settings })))
  })

  test("more than beer can dissolve is said to be so", () => {
    expect(codes(aRecipe({ hops: [aHop({ amountGrams: grams(300) })] }))).toEqual([
      "bitterness_above_solubility",
    ])
  })
})

describe("water", () => {
  test("mash and sparge water are what the kettle, the grain and the tun take", () => {
    const { mashWaterLitres, spargeWaterLitres, preBoilVolumeLitres } = estimateRecipe(aRecipe())
    expect(preBoilVolumeLitres).toBe(24)
    expect(mashWaterLitres).toBe(15)
    expect(spargeWaterLitres).toBeCloseTo(24 + 5 * 1.04 - 15, 9)
  })

  test("without a boil volume, boil-off, trub and contraction are added to the batch", () => {
    const { preBoilVolumeLitres } = estimateRecipe(
      aRecipe({ boilVolumeLitres: null, boilMinutes: minutes(90) }),
    )
    expect(preBoilVolumeLitres).toBeCloseTo((20 * 1.05) / 0.96 + 20 * 0.15 * 1.5, 9)
  })

  test("a mash that holds all the water is not sparged", () => {
    const recipe = aRecipe({ mash: { steps: [aMashStep({ infusionLitres: litres(35) })] } })
    expect(estimateRecipe(recipe).spargeWaterLitres).toBe(0)
  })

  test("a recipe of extract has no mash water and no strike temperature", () => {
    const extract = aFermentable({ kind: "extract", use: "boil" })
    const estimates = estimateRecipe(
      aRecipe({ type: "extract", fermentables: [extract], mash: { steps: [] } }),
    )
    expect(estimates).toMatchObject({
      mashWaterLitres: 0,
      spargeWaterLitres: 24,
      strikeCelsius: null,
      warnings: [],
    })
  })

  test("the strike water is as hot as Palmer says, and impossible when it would boil", () => {
    expect(estimateRecipe(aRecipe()).strikeCelsius).toBeCloseTo((0.4173 / 3) * (67 - 20) + 67, 2)
    const dry = aRecipe({ mash: { steps: [aMashStep({ infusionLitres: litres(1) })] } })
    expect(estimateRecipe(dry).strikeCelsius).toBeNull()
    expect(codes(dry)).toEqual(["strike_above_boiling"])
  })
})

describe("a mash of several infusions", () => {
  const rest = (temperature: number, infusion: number | null) =>
    aMashStep({
      temperatureCelsius: celsius(temperature),
      infusionLitres: infusion === null ? null : litres(infusion),
    })
  const mashed = (...steps: readonly ReturnType<typeof rest>[]) => aRecipe({ mash: { steps } })

  test("strikes with the first one only; the mash water is all of them", () => {
    const recipe = mashed(rest(52, 10), rest(67, 6), rest(76, 4))
    const { infusions } = estimateWater(recipe)
    expect(infusions.map((one) => one?.volumeLitres)).toEqual([10, 6, 4])
    expect(infusions[0]?.celsius).toBeCloseTo((0.4173 / 2) * (52 - 20) + 52, 2)
    expect(estimateRecipe(recipe)).toMatchObject({
      mashWaterLitres: 20,
      strikeCelsius: infusions[0]?.celsius,
      warnings: [{ code: "infusion_above_boiling" }],
    })
  })

  test("gives a first step that does not say the usual water, less what comes later, but a stiff mash at least", () => {
    const strike = (later: number) => estimateWater(mashed(rest(67, null), rest(76, later))).infusions[0]
    expect(strike(3)?.volumeLitres).toBe(5 * 3 - 3)
    expect(strike(12)?.volumeLitres).toBe(5 * 2)
    expect(estimateRecipe(mashed(rest(67, null), rest(76, 12))).mashWaterLitres).toBe(22)
    expect(codes(mashed(rest(67, null), rest(76, 12)))).toEqual(["mash_water_assumed"])
  })

  test("holds each infusion against the mash as it stands, and says when it would have to boil", () => {
    const water = (0.4173 * 5 + 15) * (76 - 67)
    expect(estimateWater(mashed(rest(67, 15), rest(76, 8))).infusions[1]?.celsius).toBeCloseTo(
      water / 8 + 76,
      2,
    )
    expect(estimateWater(mashed(rest(67, 15), rest(76, 2))).infusions[1]).toEqual({
      volumeLitres: 2,
      celsius: null,
    })
    expect(codes(mashed(rest(67, 15), rest(76, 2)))).toEqual(["infusion_above_boiling"])
  })
})

test("without mash steps the usual mash is assumed, and said to be", () => {
  const recipe = aRecipe({ mash: { steps: [] } })
  expect(estimateRecipe(recipe).strikeCelsius).toBeCloseTo((0.4173 / 3) * (66 - 20) + 66, 2)
  expect(codes(recipe)).toEqual(["mash_assumed", "mash_water_assumed"])
  expect(codes(aRecipe({ type: "extract", mash: { steps: [] } }))).not.toContain("mash_assumed")
})

test("a mash with nothing to mash is said to take no water", () => {
  const extract = aFermentable({ kind: "extract", use: "boil" })
  const recipe = aRecipe({ fermentables: [extract], mash: { steps: [aMashStep()] } })
  expect(codes(recipe)).toContain("mash_without_grain")
  expect(estimateRecipe(recipe).mashWaterLitres).toBe(0)
  expect(codes(aRecipe())).not.toContain("mash_without_grain")
})

describe("what cannot be worked out is null, and says why", () => {
  test("nothing fermentable", () => {
    const estimates = estimateRecipe(aRecipe({ fermentables: [] }))
    expect(estimates).toMatchObject({
      originalGravity: null,
      finalGravity: null,
      abvPercent: null,
      ibu: null,
    })
    expect(estimates).toMatchObject({
      colorEbc: null,
      colorSrm: null,
      bitternessRatio: null,
      preBoilGravity: null,
    })
    expect(estimates.warnings.map(({ code }) => code)).toEqual(["no_fermentables"])
  })

  test("no volume", () => {
    const estimates = estimateRecipe(aRecipe({ batchVolumeLitres: litres(0) }))
    expect(estimates).toMatchObject({
      originalGravity: null,
      ibu: null,
      colorEbc: null,
      preBoilVolumeLitres: null,
    })
    expect(estimates.warnings.map(({ code }) => code)).toEqual(["no_batch_volume"])
  })

  test("a gravity beyond syrup", () => {
    expect(codes(aRecipe({ batchVolumeLitres: litres(1) }))).toContain("gravity_out_of_range")
  })

  test("colour beyond what Morey's formula holds for is given with a warning", () => {
    const stout = aRecipe({ fermentables: [aFermentable({ colorEbc: ebc(400) })] })
    expect(codes(stout)).toEqual(["color_beyond_formula"])
    expect(known(estimateRecipe(stout).colorSrm)).toBeGreaterThan(50)
  })
})

describe("laws", () => {
  test("any recipe gets figures that are numbers or null, each null with a warning, and nothing throws", () => {
    fc.assert(
      fc.property(anyRecipe, (recipe) => {
        const { warnings, ...figures } = estimateRecipe(recipe)
        const { colorHex, ...numbers } = figures
        for (const figure of Object.values(numbers))
          expect(figure === null || Number.isFinite(figure)).toBe(true)
        expect(colorHex ?? "#000000").toMatch(/^#[0-9a-f]{6}$/)
        for (const { figure, message } of warnings) {
          expect(figures).toHaveProperty(figure)
          expect(message.en && message.fr).toBeTruthy()
        }
        const unknown = [figures.originalGravity, figures.ibu, figures.colorEbc].includes(null)
        expect(unknown && warnings.length === 0).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test("twice the recipe is twice the water and the same beer", () => {
    const ordinary = fc.record({
      kilograms: fc.double({ min: 1, max: 10, noNaN: true }),
      grams: fc.double({ min: 0, max: 200, noNaN: true }),
      boil: fc.option(fc.double({ min: 20, max: 40, noNaN: true })),
      factor: fc.double({ min: 0.1, max: 20, noNaN: true }),
    })
    fc.assert(
      fc.property(ordinary, (given) => {
        const brew = (k: number) =>
          estimateRecipe(
            aRecipe({
              batchVolumeLitres: litres(20 * k),
              boilVolumeLitres: given.boil === null ? null : litres(given.boil * k),
              fermentables: [aFermentable({ amountKilograms: kilograms(given.kilograms * k) })],
              hops: [
                aHop({ amountGrams: grams(given.grams * k) }),
                aHop({ use: "whirlpool" as const, amountGrams: grams(k) }),
              ],
              mash: { steps: [aMashStep({ infusionLitres: litres(15 * k) })] },
            }),
          )
        const [one, many] = [brew(1), brew(given.factor)]
        for (const figure of [
          "originalGravity",
          "finalGravity",
          "abvPercent",
          "ibu",
          "colorEbc",
          "preBoilGravity",
          "strikeCelsius",
        ] as const)
          expect(many[figure] ?? 0).toBeCloseTo(one[figure] ?? 0, 6)
        for (const volume of ["preBoilVolumeLitres", "mashWaterLitres", "spargeWaterLitres"] as const)
          expect((many[volume] ?? 0) / given.factor).toBeCloseTo(one[volume] ?? 0, 6)
      }),
    )
  })
})
