import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { readBeerJson } from "../../src/formats/beerjson/read-beerjson.ts"
import type { RecipeRecord } from "../../src/formats/recipe-record.ts"
import { beerJsonFile, beerJsonHop, beerJsonReading, onlyBeerJson, plainBeerJson } from "./beerjson-file.ts"
import { fileBytes, utf8 } from "./beerxml-file.ts"

const said = ({ issues }: Pick<RecipeRecord, "issues">) =>
  issues.map(({ severity, field, code }) => `${severity} ${field} ${code}`)

describe("the file of the BeerJSON project", () => {
  test("is imported whole, with its figures in our units", async () => {
    const { recipe, stated, issues } = await onlyBeerJson(fileBytes("beerjson_generic_recipes.json"))
    expect(recipe).toMatchObject({
      name: "my recipe",
      type: "all_grain",
      batchVolumeLitres: 18.92705892,
      boilVolumeLitres: 26.497882488,
      boilMinutes: 60,
      efficiencyPercent: 74.1,
      fermentables: [{ name: "pale ale", amountKilograms: 5, yieldPercent: 78, colorEbc: 5.91, use: "mash" }],
      hops: [
        { name: "Citra", amountGrams: 10, alphaPercent: 10, use: "dry_hop", day: 2 },
        { name: "Distilled El Dorado Hop Oil", amountGrams: 1, form: "extract" },
      ],
      waterProfile: { sulfatePpm: 610, ph: 7 },
      fermentation: { steps: [{ days: 14 }, { days: 10 }, { days: 7 }] },
    })
    expect(recipe?.cultures.map(({ amount, unit }) => [amount, unit])).toEqual([
      [40, "ml"],
      [1, "package"],
      [11.5, "g"],
    ])
    expect(stated).toMatchObject({ ibu: 35, ibuMethod: "Tinseth" })
    expect(recipe?.extensions).toMatchObject({
      "ingredients/water_additions/flouride": "0 ppm",
      "efficiency/lauter": "80.5 %",
      // Half an hour into the fermentation is no day.
      "ingredients/hop_additions[2]/timing/time": "30 min",
    })
    expect(issues.map(({ record, field, code }) => [record, field, code])).toEqual([
      ["recipe 1 'my recipe', hop 2 'Distilled El Dorado Hop Oil'", "amount", "weight_assumed"],
    ])
  })
})

test("a plain recipe by the schema has no issue", async () => {
  expect((await beerJsonReading(beerJsonFile())).issues).toEqual([])
  expect(said(await onlyBeerJson(beerJsonFile()))).toEqual([])
})

describe("units of every kind", () => {
  test.each([
    ["gal", 18.92705892],
    ["igal", 22.73045],
    ["qt", 4.73176473],
    ["ml", 0.005],
    ["bbl", 586.73882652],
    ["ibbl", 818.2962],
    ["floz", 0.147867647813],
    ["cup", 1.1829411825],
    ["tbsp", 0.0739339323913],
  ])("5 %s are %d L", async (unit, litres) => {
    const { recipe, issues } = await onlyBeerJson(
      beerJsonFile({ boil: { boil_time: { unit: "min", value: 60 }, pre_boil_size: { unit, value: 5 } } }),
    )
    if (litres >= 0.1) expect(recipe?.boilVolumeLitres).toBeCloseTo(litres, 9)
    else
      expect(issues.map(({ field, code }) => [field, code])).toEqual([["boil/pre_boil_size", "out_of_range"]])
  })

  test.each([
    ["oz", 1, 28.349523125],
    ["lb", 0.1, 45.359237],
    ["kg", 0.03, 30],
    ["mg", 5000, 5],
  ])("a hop by the %s", async (unit, value, grams) => {
    expect((await onlyBeerJson(beerJsonHop({ amount: { unit, value } }))).recipe?.hops[0]?.amountGrams).toBe(
      grams,
    )
  })

  test.each([
    ["hr", 1, 60],
    ["sec", 90, 1.5],
    ["min", 15, 15],
  ])("a time in %s", async (unit, value, minutes) => {
    const timing = { use: "add_to_boil", time: { unit, value } }
    expect((await onlyBeerJson(beerJsonHop({ timing }))).recipe?.hops[0]?.minutes).toBe(minutes)
  })

  test.each([
    ["sg", 1.05, 1.05],
    ["plato", 12, 1.0484],
    ["brix", 12, 1.0484],
  ])("a gravity in %s", async (unit, value, gravity) => {
    const { stated } = await onlyBeerJson(beerJsonFile({ original_gravity: { unit, value } }))
    expect(stated.originalGravity).toBeCloseTo(gravity, 3)
  })

  test.each([
    ["EBC", 10, 10],
    ["SRM", 10, 19.7],
    ["Lovi", 10, 19.7],
  ])("a colour in %s", async (unit, value, ebc) => {
    const { stated } = await onlyBeerJson(beerJsonFile({ color_estimate: { unit, value } }))
    expect(stated.colorEbc).toBe(ebc)
  })

  test("a temperature in Fahrenheit", async () => {
    const step = {
      name: "Rest",
      type: "infusion",
      step_temperature: { unit: "F", value: 152.6 },
      step_time: { unit: "hr", value: 1 },
    }
    const mash = { name: "", grain_temperature: { unit: "F", value: 68 }, mash_steps: [step] }
    const { recipe } = await onlyBeerJson(beerJsonFile({ mash }))
    expect(recipe?.mash.steps).toMatchObject([{ temperatureCelsius: 67, minutes: 60 }])
    expect(recipe?.extensions).toEqual({ author: "me", "mash/grain_temperature": "68 F" })
  })
})

describe("what writers get wrong is told by record and field, and read where a brewer could mean it", () => {
  test.each([
    ["a version of 2.01", beerJsonFile({}, { version: 2.01 }), []],
    ["a version as a text", beerJsonFile({}, { version: "1.0" }), ["warning version not_a_number"]],
    ["no version", beerJsonFile({}, {}), ["warning version missing_field"]],
  ])("%s", async (_, file, issues) => {
    const reading = await beerJsonReading(file)
    expect(said(reading)).toEqual(issues)
    expect(reading.records[0]?.recipe).not.toBeNull()
  })

  test("fluoride in the right spelling and in that of the schema is kept", async () => {
    const ions = [
      "calcium",
      "bicarbonate",
      "sulfate",
      "chloride",
      "sodium",
      "magnesium",
      "fluoride",
      "flouride",
    ]
    const water = Object.fromEntries(ions.map((ion) => [ion, { unit: "mg/l", value: 1 }]))
    const { recipe, issues } = await onlyBeerJson(
      beerJsonFile({
        ingredients: { fermentable_additions: [], water_additions: [{ name: "Tap", ...water }] },
      }),
    )
    expect(issues).toEqual([])
    expect(recipe?.waterProfile?.calciumPpm).toBe(1)
    expect(recipe?.extensions).toMatchObject({
      "ingredients/water_additions/fluoride": "1 mg/l",
      "ingredients/water_additions/flouride": "1 mg/l",
    })
  })

  test("the graphics of a package are kept", async () => {
    const graphics = [{ position: "neck front", type: "svg", URLS: ["https://example.org/a.svg"] }]
    const packaging = { name: "Bottles", packaging_vessels: [{ name: "0.33 L", graphics }] }
    const { recipe, issues } = await onlyBeerJson(beerJsonFile({ packaging }))
    expect(issues).toEqual([])
    expect(recipe?.extensions).toMatchObject({
      "packaging/packaging_vessels/graphics/URLS": "https://example.org/a.svg",
    })
  })

  /** The field that is wrong, its value, what is said about it, and whether the recipe is refused. */
  const wrongInHop: readonly (readonly [string, unknown, string, boolean])[] = [
    ["alpha_acid", { unit: "%", value: 520 }, "error alpha_acid out_of_range", true],
    ["alpha_acid", { unit: "%", value: "5,3" }, "warning alpha_acid decimal_comma", false],
    ["alpha_acid", 5.3, "warning alpha_acid unit_missing", false],
    ["alpha_acid", null, "error alpha_acid missing_field", true],
    ["amount", { unit: "g", value: -1 }, "error amount out_of_range", true],
    ["amount", 25, "warning amount unit_missing", false],
    ["amount", { unit: "stone", value: 1 }, "error amount unknown_unit", true],
    ["form", "granules", "warning form unknown_choice", false],
    ["form", "Pellet", "warning form other_case", false],
    ["timing", { use: "dry hop" }, "warning timing/use unknown_choice", false],
    ["timing", undefined, "warning timing schema_violation", false],
    ["name", undefined, "warning name missing_field", false],
  ]
  test.each(wrongInHop)("a hop whose %s is %j", async (field, value, issue, refused) => {
    const record = await onlyBeerJson(beerJsonHop({ [field]: value }))
    expect(said(record)).toEqual([issue])
    expect(record.issues[0]?.record).toBe(
      field === "name" ? "recipe 1 'Test ale', hop 1" : "recipe 1 'Test ale', hop 1 'Saaz'",
    )
    expect(record.recipe === null).toBe(refused)
  })

  const wrongInRecipe: readonly (readonly [string, unknown, readonly string[], boolean])[] = [
    ["batch_size", { unit: "l", value: 0 }, ["error batch_size out_of_range"], true],
    ["batch_size", undefined, ["error batch_size missing_field"], true],
    ["batch_size", { unit: "liters", value: 20 }, ["warning batch_size schema_violation"], false],
    [
      "efficiency",
      undefined,
      ["warning efficiency/brewhouse missing_field", "warning efficiency schema_violation"],
      false,
    ],
    ["boil", undefined, ["warning boil/boil_time missing_field"], false],
    ["boil", { boil_time: { unit: "min", value: -5 } }, ["error boil/boil_time out_of_range"], true],
    ["type", "cider", ["warning type unknown_choice"], false],
    ["author", undefined, ["warning author schema_violation"], false],
    ["brewer_mood", "good", ["warning brewer_mood schema_violation"], false],
    ["notes", 5, ["warning notes schema_violation"], false],
  ]
  test.each(wrongInRecipe)("a recipe whose %s is %j", async (field, value, issues, refused) => {
    const record = await onlyBeerJson(beerJsonFile({ [field]: value }))
    expect(said(record)).toEqual(issues)
    expect(record.recipe === null).toBe(refused)
    for (const { message } of record.issues) expect(message.fr).not.toBe(message.en)
  })

  test("five hundred hops are refused with their number", async () => {
    const hop_additions = Array.from({ length: 500 }, () => ({
      name: "h",
      alpha_acid: { unit: "%", value: 5 },
      amount: { unit: "g", value: 1 },
      timing: {},
    }))
    const record = await onlyBeerJson(
      beerJsonFile({ ingredients: { fermentable_additions: [], hop_additions } }),
    )
    expect(said(record)).toEqual(["error ingredients/hop_additions too_many_items"])
  })
})

describe("when hops go in", () => {
  const hopOf = async (timing: object, members: object = {}) => {
    const bytes = JSON.parse(new TextDecoder().decode(beerJsonHop({ timing }))) as {
      beerjson: { recipes: object[] }
    }
    Object.assign(bytes.beerjson.recipes[0] ?? {}, members)
    return (await onlyBeerJson(utf8(JSON.stringify(bytes)))).recipe?.hops[0]
  }
  const min = (value: number) => ({ unit: "min", value })

  test("how long a hop boils is its duration; programs that write it as the time mean the same", async () => {
    expect(await hopOf({ use: "add_to_boil", duration: min(15) })).toMatchObject({ use: "boil", minutes: 15 })
    expect(await hopOf({ use: "add_to_boil", time: min(15) })).toMatchObject({ use: "boil", minutes: 15 })
    expect(await hopOf({ use: "add_to_boil", time: min(0), duration: min(15) })).toMatchObject({
      minutes: 15,
    })
  })

  test("a hop of the mash is there for the boil when nothing else is said", async () => {
    expect(await hopOf({ use: "add_to_mash" })).toMatchObject({ use: "mash", minutes: 60 })
  })

  test("the time of a dry hop is the day on which it goes in", async () => {
    const timing = {
      use: "add_to_fermentation",
      time: { unit: "day", value: 4 },
      duration: { unit: "day", value: 3 },
    }
    expect(await hopOf(timing)).toMatchObject({ use: "dry_hop", day: 4, minutes: 0 })
  })

  test("one in a step of the boil that is a whirlpool goes into the whirlpool, as hot as it is", async () => {
    const boil_steps = [
      { name: "Boil" },
      { name: "Whirlpool", start_temperature: { unit: "C", value: 82 } },
      { name: "Cooling", start_temperature: { unit: "F", value: 158 } },
    ]
    const boil = { boil_time: min(60), boil_steps }
    const at = (step: number) => hopOf({ use: "add_to_boil", duration: min(20), step }, { boil })
    expect(await at(1)).toMatchObject({ use: "boil", temperatureCelsius: null })
    expect(await at(2)).toMatchObject({ use: "whirlpool", temperatureCelsius: 82, minutes: 20 })
    expect(await at(3)).toMatchObject({ use: "whirlpool", temperatureCelsius: 70 })
  })
})

test("sparging is no rest of the mash, and is kept", async () => {
  const step = (type: string) => ({
    name: type,
    type,
    step_temperature: { unit: "C", value: 70 },
    step_time: { unit: "min", value: 10 },
  })
  const mash = {
    name: "",
    grain_temperature: { unit: "C", value: 20 },
    mash_steps: ["infusion", "sparge"].map(step),
  }
  const { recipe } = await onlyBeerJson(beerJsonFile({ mash }))
  expect(recipe?.mash.steps).toHaveLength(1)
  expect(recipe?.extensions).toMatchObject({ "mash/mash_steps[2]/type": "sparge" })
})

describe("one broken record hides no other", () => {
  const good = JSON.stringify(plainBeerJson)
  const fileOf = (...recipes: readonly string[]) =>
    utf8(`{"beerjson":{"version":1,"recipes":[${recipes.join()}]}}`)

  test("a recipe that is not well-formed is refused by its name", async () => {
    const { records } = await beerJsonReading(fileOf(good, '{"name": "Broken", "type": oops}', good))
    expect(records.map(({ name, recipe }) => [name, recipe !== null])).toEqual([
      ["Test ale", true],
      ["Broken", false],
      ["Test ale", true],
    ])
    expect(records[1] && said(records[1])).toEqual(["error  malformed_json"])
  })

  test("a file that is cut off gives the recipes before the cut", async () => {
    const whole = fileOf(good, good)
    const { records, issues } = await beerJsonReading(whole.subarray(0, whole.length - 200))
    expect(records.map(({ recipe }) => recipe !== null)).toEqual([true, false])
    expect(records[1] && said(records[1])).toEqual(["error  file_cut_off"])
    expect(said({ issues })).toEqual(["warning  file_cut_off"])
  })

  test("braces, quotes and backslashes in texts are texts", async () => {
    const notes = '}]{["\\" \\\\'
    expect((await onlyBeerJson(beerJsonFile({ notes }))).recipe?.notes).toBe(notes)
  })

  test("a library of styles has no recipe, and says what it has", async () => {
    const { records, issues } = await beerJsonReading(utf8('{"beerjson":{"version":1,"styles":[]}}'))
    expect(records).toEqual([])
    expect(issues).toMatchObject([{ code: "no_recipe", message: { en: expect.stringContaining("styles") } }])
  })
})

describe("a hostile file is refused", () => {
  test.each([
    ["nested without end", `{"beerjson":${"[".repeat(5_000_000)}`, "too_deep"],
    ["of a million empty objects", `{"beerjson":{"x":[${"{},".repeat(1_000_000)}{}]}}`, "too_many_elements"],
    [
      "with a recipe of a million empty objects",
      `{"beerjson":{"recipes":[{"x":[${"{},".repeat(1_000_000)}`,
      "record_too_large",
    ],
    ["of 1,001 recipes", `{"beerjson":{"recipes":[${"{},".repeat(1_001)}{}]}}`, "too_many_records"],
    ["that is no JSON", '{"beerjson": nonsense', "not_json"],
  ])("%s", async (_, text, kind) => {
    expect(await readBeerJson(utf8(text))).toMatchObject({ ok: false, error: { kind } })
  })

  test("names are freed of control characters and of marks that turn the reading direction", async () => {
    const { recipe } = await onlyBeerJson(
      beerJsonFile({ name: "I\u0001P\u202eA", "x\u0000/y": "z\u202e", __proto__: 1 }),
    )
    expect(recipe?.name).toBe("IPA")
    expect(recipe?.extensions).toMatchObject({ x_y: "z" })
  })
})

test("the schemas are the official ones, byte for byte, with their licence", () => {
  const read = (path: string) =>
    readFileSync(new URL(`../../src/formats/beerjson/schemas/${path}`, import.meta.url), "utf8")
  expect(read("LICENSE")).toContain("Copyright (c) 2017 beerjson")
  expect(read("recipe.json")).toContain(
    '"$id": "https://raw.githubusercontent.com/beerjson/beerjson/master/json/recipe.json"',
  )
})
