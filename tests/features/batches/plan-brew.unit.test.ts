import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { celsius, grams, kilograms, litres, minutes, percent, ebc } from "../../../src/brewing/units.ts"
import type { Misc, Recipe } from "../../../src/brewing/recipe.ts"
import { planBrew } from "../../../src/features/batches/plan/plan-brew.ts"
import { countingIds, hop, paleAle, water } from "./brewing.ts"

const plan = (changes: Partial<Recipe> = {}, brewWater = water) =>
  planBrew({ ...paleAle, ...changes }, brewWater, countingIds())

/** The steps of the brew day, without those by day. */
const kinds = (changes: Partial<Recipe> = {}, brewWater = water) =>
  plan(changes, brewWater)
    .filter(({ day }) => day === null)
    .map(({ kind }) => kind)

const step = (kind: string, changes: Partial<Recipe> = {}) => {
  const found = plan(changes).find((one) => one.kind === kind)
  if (!found) throw new Error(`no ${kind} step`)
  return found
}

const added = (kind: string, changes: Partial<Recipe> = {}) =>
  step(kind, changes).additions.map(({ name, minutesBeforeEnd }) => [name, minutesBeforeEnd])

describe("the brew day of an all-grain recipe", () => {
  test("goes from the strike water to the yeast, a step for each mash rest", () => {
    expect(kinds()).toEqual([
      "heat_strike_water",
      "dough_in",
      "mash",
      "mash",
      "first_wort_hops",
      "sparge",
      "boil",
      "whirlpool",
      "chill",
      "transfer",
      "pitch",
    ])
  })

  test("waits for the brewer where no clock decides", () => {
    const clocks = plan().flatMap(({ kind, plannedMinutes }) =>
      plannedMinutes === null ? [] : [[kind, plannedMinutes]],
    )
    expect(clocks).toEqual([
      ["mash", 60],
      ["mash", 10],
      ["boil", 60],
      ["whirlpool", 20],
    ])
  })

  test("heats the water of the estimates to the strike temperature, with its salts", () => {
    expect(step("heat_strike_water")).toMatchObject({ volumeLitres: 14, temperatureCelsius: 71 })
    expect(added("heat_strike_water")).toEqual([["Gypsum", null]])
  })

  test("counts the additions of the boil down, the longest boiled first, finings among the hops", () => {
    expect(added("boil")).toEqual([
      ["Cascade", 60],
      ["Irish moss", 15],
      ["Centennial", 10],
    ])
  })

  test("doughs in with the malt, before the first rest runs", () => {
    expect(step("dough_in").temperatureCelsius).toBe(66)
    expect(added("dough_in")).toEqual([["Pale malt", null]])
    expect(added("mash")).toEqual([])
  })

  test("puts first-wort hops into the kettle before the wort runs in", () => {
    expect(added("first_wort_hops")).toEqual([["Magnum", null]])
    expect(kinds({ hops: [] })).not.toContain("first_wort_hops")
  })

  test("gives a rest that is reached by an infusion its own water and how hot it goes in", () => {
    const infusions = [...water.infusions.slice(0, 1), { volumeLitres: litres(6), celsius: celsius(93) }]
    const steps = plan({}, { ...water, mashWaterLitres: litres(20), infusions })
    expect(
      steps
        .filter(({ kind }) => kind === "heat_strike_water" || kind === "mash")
        .map(({ volumeLitres, temperatureCelsius, waterCelsius }) => [
          volumeLitres,
          temperatureCelsius,
          waterCelsius,
        ]),
    ).toEqual([
      [14, 71, null],
      [null, 66, null],
      [6, 76, 93],
    ])
  })

  test("names a mash rest as the recipe does, in both languages", () => {
    expect(step("mash").name).toEqual({ fr: "Empâtage – Saccharification", en: "Mash – Saccharification" })
  })

  test("cools to the middle of the yeast's range when no fermentation is planned", () => {
    expect(step("chill").temperatureCelsius).toBe(20)
    expect(
      step("chill", {
        fermentation: { steps: [{ name: "", temperatureCelsius: celsius(12), days: 7, rampDays: null }] },
      }).temperatureCelsius,
    ).toBe(12)
  })

  test("gives every step and addition an id of its own", () => {
    const ids = plan().flatMap((one) => [one.id, ...one.additions.map(({ id }) => id)])
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe("a recipe that is out of the ordinary", () => {
  test("a hop that should boil longer than the boil goes in at its start, and says why", () => {
    const boil = step("boil", { hops: [hop("Saaz", "boil", 90)] })
    expect(boil.additions[0]).toMatchObject({ name: "Saaz", minutesBeforeEnd: 60 })
    expect(boil.additions[0]?.note?.en).toContain("90 min")
    expect(boil.additions[0]?.note?.fr).toContain("90 min")
  })

  test("without mash steps it is mashed at 66 °C for an hour", () => {
    expect(step("mash", { mash: { steps: [] } })).toMatchObject({
      plannedMinutes: 60,
      temperatureCelsius: 66,
    })
  })

  test("without hops it has no whirlpool and boils all the same", () => {
    expect(kinds({ hops: [], miscs: [] })).toEqual([
      "heat_strike_water",
      "dough_in",
      "mash",
      "mash",
      "sparge",
      "boil",
      "chill",
      "transfer",
      "pitch",
    ])
  })

  test("a raw ale, without a boil and without anything to boil, is not boiled", () => {
    expect(kinds({ hops: [], miscs: [], boilMinutes: minutes(0) })).not.toContain("boil")
  })

  test("in a bag, with all the water in the mash, it is not sparged, and first-wort hops go into the kettle", () => {
    const noSparge = { ...water, spargeWaterLitres: litres(0) }
    expect(kinds({}, noSparge)).not.toContain("sparge")
    expect(kinds({}, noSparge).slice(3, 6)).toEqual(["mash", "first_wort_hops", "boil"])
  })

  test("a whirlpool of unknown length waits for the brewer", () => {
    expect(step("whirlpool", { hops: [hop("Citra", "whirlpool", 0)] }).plannedMinutes).toBeNull()
  })
})

describe("the brew day of an extract recipe", () => {
  const fermentable = (name: string, use: "boil" | "steep" | "fermenter", afterBoil = false) => ({
    name,
    kind: "extract" as const,
    amountKilograms: kilograms(1.5),
    yieldPercent: percent(78),
    colorEbc: ebc(10),
    use,
    afterBoil,
  })

  test("has no mash and no sparge; its extract goes in with the boil", () => {
    const extract = {
      type: "extract" as const,
      fermentables: [fermentable("Light extract", "boil")],
      hops: [],
    }
    expect(kinds(extract)).toEqual(["heat_water", "boil", "chill", "transfer", "pitch"])
    expect(added("boil", extract)[0]).toEqual(["Light extract", null])
  })

  test("steeps its grains for half an hour", () => {
    const steeping = { type: "extract" as const, fermentables: [fermentable("Crystal", "steep")] }
    expect(step("steep", steeping)).toMatchObject({ plannedMinutes: 30 })
    expect(added("steep", steeping)).toEqual([["Crystal", null]])
  })

  test("adds late extract when the heat goes off, and sugar with the yeast", () => {
    const late = {
      type: "extract" as const,
      hops: [],
      miscs: [],
      fermentables: [fermentable("Late extract", "boil", true), fermentable("Honey", "fermenter")],
    }
    expect(added("boil", late)).toEqual([["Late extract", 0]])
    expect(added("pitch", late)).toEqual([
      ["Honey", null],
      ["US-05", null],
    ])
  })

  test("heats the water that its boil starts with, whether the recipe says how much or not", () => {
    expect(step("heat_water", { type: "extract", boilVolumeLitres: null }).volumeLitres).toBe(24)
  })

  test("without grains to steep, what belongs into the mash goes into the hot water", () => {
    const unsteeped = {
      type: "extract" as const,
      fermentables: [],
      hops: [hop("Hallertau", "mash", 60)],
      miscs: [aMisc("Lactic acid", "mash")],
    }
    expect(kinds(unsteeped)).not.toContain("steep")
    expect(added("heat_water", unsteeped).map(([name]) => name)).toEqual([
      "Gypsum",
      "Hallertau",
      "Lactic acid",
    ])
  })

  test("a partial mash is rinsed as any other", () => {
    expect(step("sparge", { type: "partial_mash" }).volumeLitres).toBe(14.5)
  })

  test("grams stay grams", () => {
    const boil = step("boil", { hops: [{ ...hop("Saaz", "boil", 5), amountGrams: grams(12.5) }] })
    expect(boil.additions.find(({ name }) => name === "Saaz")).toMatchObject({ amount: 12.5, unit: "g" })
  })
})

const aMisc = (name: string, use: Misc["use"]): Misc => ({
  name,
  kind: "other",
  use,
  amount: 5,
  unit: "g",
  minutes: minutes(15),
})

describe("what is to be done by day", () => {
  const byDay = (changes: Partial<Recipe> = {}) =>
    plan(changes)
      .filter(({ day }) => day !== null)
      .map(({ kind, day, temperatureCelsius, additions }) => [
        day,
        kind,
        temperatureCelsius ?? additions.map(({ name }) => name).join(", "),
      ])
  const ferments = (temperature: number, days: number) => ({
    name: "",
    temperatureCelsius: celsius(temperature),
    days,
    rampDays: null,
  })

  test("without a word of it in the recipe: a fortnight, checked twice, dry hops four days before packaging", () => {
    expect(byDay()).toEqual([
      [10, "dry_hop", "Mosaic"],
      [12, "check_gravity", ""],
      [14, "check_gravity", ""],
      [14, "package", ""],
    ])
  })

  test("follows the fermentation of the recipe: each change of temperature on its day, packaging at its end", () => {
    const fermentation = { steps: [ferments(12, 10), ferments(12, 2), ferments(17, 3), ferments(2, 20)] }
    expect(byDay({ fermentation, hops: [] })).toEqual([
      [12, "set_temperature", 17],
      [15, "set_temperature", 2],
      [33, "check_gravity", ""],
      [35, "check_gravity", ""],
      [35, "package", ""],
    ])
  })

  test("dry hops go in on the day that the recipe says, or as long before packaging as they are to stay in", () => {
    const hops = [
      { ...hop("Citra", "dry_hop", 0), day: 3 },
      { ...hop("Mosaic", "dry_hop", 0), day: 3 },
      hop("Galaxy", "dry_hop", 3 * 24 * 60),
      hop("Sorachi", "dry_hop", 90 * 24 * 60),
    ]
    expect(byDay({ hops }).filter(([, kind]) => kind === "dry_hop")).toEqual([
      [0, "dry_hop", "Sorachi"],
      [3, "dry_hop", "Citra, Mosaic"],
      [11, "dry_hop", "Galaxy"],
    ])
  })

  test("what is added for packaging goes in with it, and nothing comes after it", () => {
    const miscs = [aMisc("Gelatine", "packaging")]
    const hops = [{ ...hop("Late", "dry_hop", 0), day: 40 }]
    const last = byDay({ miscs, hops }).at(-1)
    expect(last).toEqual([14, "package", "Gelatine"])
  })
})

describe("any recipe", () => {
  const uses = fc.record({
    type: fc.constantFrom("all_grain", "partial_mash", "extract"),
    boilMinutes: fc.constantFrom(0, 60).map(minutes),
    spargeWaterLitres: fc
      .constantFrom(null, 0, 12)
      .map((volume) => (volume === null ? null : litres(volume))),
    fermentables: fc.array(fc.constantFrom("mash", "steep", "boil", "fermenter"), { maxLength: 5 }),
    hops: fc.array(fc.constantFrom("mash", "first_wort", "boil", "whirlpool", "dry_hop"), { maxLength: 6 }),
    miscs: fc.array(fc.constantFrom("mash", "boil", "primary", "secondary", "packaging"), { maxLength: 6 }),
    water: fc.array(fc.constantFrom("mash", "sparge", "boil"), { maxLength: 4 }),
  })
  test("has each ingredient in its plan exactly once, wherever it goes in", () => {
    fc.assert(
      fc.property(uses, ({ type, boilMinutes, spargeWaterLitres, ...given }) => {
        const named = Object.entries(given).flatMap(([list, all]) =>
          all.map((use, index) => ({ name: `${list} ${index} ${use}` })),
        )
        const name = (list: keyof typeof given, index: number, use: string) => `${list} ${index} ${use}`
        const [malt] = paleAle.fermentables
        if (!malt) throw new Error("the pale ale has lost its malt")
        const recipe: Recipe = {
          ...paleAle,
          type,
          boilMinutes,
          fermentables: given.fermentables.map((use, index) => ({
            ...malt,
            use,
            name: name("fermentables", index, use),
          })),
          hops: given.hops.map((use, index) => hop(name("hops", index, use), use, 15)),
          miscs: given.miscs.map((use, index) => aMisc(name("miscs", index, use), use)),
          waterAdditions: given.water.map((use, index) => ({
            name: name("water", index, use),
            amountGrams: grams(3),
            use,
          })),
        }
        const steps = planBrew(recipe, { ...water, spargeWaterLitres }, countingIds())
        const wanted = named.map((one) => one.name)
        const planned = steps.flatMap(({ additions }) => additions.map((addition) => addition.name))
        expect(planned.toSorted()).toEqual([...wanted, "US-05"].toSorted())
      }),
    )
  })
})
