import { describe, expect, test } from "vitest"
import type { Recipe } from "../../src/brewing/recipe.ts"
import { onlyRecord, recipeFile } from "./beerxml-file.ts"

const hop = (fields: string) =>
  recipeFile({
    HOPS: `<HOP><NAME>Saaz</NAME><ALPHA>4</ALPHA><AMOUNT>0.025</AMOUNT><TIME>60</TIME><USE>Boil</USE>${fields}</HOP>`.replace(
      /<(\w+)>[^<]*<\/\1>(?=.*<\1>)/g,
      "",
    ),
  })
const grain = (fields: string, recipe: Readonly<Record<string, string>> = {}) =>
  recipeFile({
    ...recipe,
    FERMENTABLES:
      `<FERMENTABLE><NAME>Pils</NAME><TYPE>Grain</TYPE><AMOUNT>5</AMOUNT><YIELD>80</YIELD><COLOR>2</COLOR>${fields}</FERMENTABLE>`.replace(
        /<(\w+)>[^<]*<\/\1>(?=.*<\1>)/g,
        "",
      ),
  })
const yeast = (fields: string) =>
  recipeFile({ YEASTS: `<YEAST><NAME>US-05</NAME><TYPE>Ale</TYPE><FORM>Dry</FORM>${fields}</YEAST>` })

/** What is read of a file, and what is said about it. */
const read = <T>(bytes: Uint8Array, pick: (recipe: Recipe) => T) => {
  const { recipe, issues } = onlyRecord(bytes)
  return {
    value: recipe && pick(recipe),
    issues: issues.map(({ severity, field, code }) => `${severity} ${field} ${code}`),
  }
}

describe("quantities", () => {
  const batch = (written: string) =>
    read(recipeFile({ BATCH_SIZE: written }), ({ batchVolumeLitres }) => batchVolumeLitres)

  test.each([
    ["20", 20, []],
    ["20.5 L", 20.5, []],
    ["18,93", 18.93, ["warning BATCH_SIZE decimal_comma"]],
    ["5 gal", 18.927, ["info BATCH_SIZE unit_converted"]],
  ])("a batch of %j is %d L", (written, litres, issues) => {
    const { value, issues: found } = batch(written)
    expect(value).toBeCloseTo(litres, 3)
    expect(found).toEqual(issues)
  })

  test.each([
    ["1,234.50", "not_a_number"],
    ["1e999", "not_a_number"],
    ["20 kg", "unknown_unit"],
    ["20 constructor", "unknown_unit"],
    ["0", "out_of_range"],
    ["-5", "out_of_range"],
    ["", "missing_field"],
  ])("a batch of %j refuses the recipe: %s", (written, code) => {
    expect(batch(written)).toEqual({ value: null, issues: [`error BATCH_SIZE ${code}`] })
  })

  test("what cannot be guessed refuses the recipe: a negative mass, 520 % alpha, a boil of -5 minutes", () => {
    expect(read(grain("<AMOUNT>-1</AMOUNT>"), () => 1)).toEqual({
      value: null,
      issues: ["error AMOUNT out_of_range"],
    })
    expect(read(hop("<ALPHA>520</ALPHA>"), () => 1)).toEqual({
      value: null,
      issues: ["error ALPHA out_of_range"],
    })
    expect(read(recipeFile({ BOIL_TIME: "-5" }), () => 1)).toEqual({
      value: null,
      issues: ["error BOIL_TIME out_of_range"],
    })
  })

  test("an issue says the field, the value, and what was made of it, in English and French", () => {
    const [issue] = onlyRecord(recipeFile({ BATCH_SIZE: "18,93" })).issues
    expect(issue).toEqual({
      severity: "warning",
      record: "recipe 1 'Test ale'",
      field: "BATCH_SIZE",
      code: "decimal_comma",
      message: {
        en: 'BATCH_SIZE is "18,93", with a decimal comma; it was read as 18.93.',
        fr: 'BATCH_SIZE vaut "18,93", avec une virgule décimale ; lu comme 18.93.',
      },
    })
  })
})

describe("hops", () => {
  const first = ({ hops: [found] }: Recipe) => found

  test("25 g of 4 % in the boil for an hour", () => {
    expect(read(hop("<FORM>Plug</FORM>"), first)).toEqual({
      value: {
        name: "Saaz",
        amountGrams: 25,
        alphaPercent: 4,
        form: "plug",
        use: "boil",
        minutes: 60,
        temperatureCelsius: null,
        day: null,
      },
      issues: [],
    })
  })

  test("a dry hop has no minutes; those of the file are kept beside", () => {
    const { recipe } = onlyRecord(hop("<USE>Dry Hop</USE><TIME>4320</TIME>"))
    expect(recipe?.hops[0]).toMatchObject({ use: "dry_hop", minutes: 0 })
    expect(recipe?.extensions["HOPS/HOP/TIME"]).toBe("4320")
  })

  test("Aroma is a whirlpool of TIME minutes, at Brewfather's temperature when it is there", () => {
    expect(read(hop("<USE>Aroma</USE><TIME>20</TIME><HOP_TEMP>85</HOP_TEMP>"), first)).toMatchObject({
      value: { use: "whirlpool", minutes: 20, temperatureCelsius: 85 },
      issues: ["info USE aroma_read_as_whirlpool"],
    })
  })

  test("a first-wort hop without a time goes through the whole boil", () => {
    expect(read(hop("<USE>First Wort</USE><TIME></TIME>"), first).value).toMatchObject({
      use: "first_wort",
      minutes: 60,
    })
  })
})

describe("fermentables", () => {
  const first = ({ fermentables: [found] }: Recipe) => found

  test("grain is mashed in an all-grain recipe, RECOMMEND_MASH or not, and steeped in one of extract", () => {
    expect(read(grain("<RECOMMEND_MASH>FALSE</RECOMMEND_MASH>"), first).value?.use).toBe("mash")
    expect(read(grain("", { TYPE: "Extract" }), first).value?.use).toBe("steep")
    expect(read(grain("<IS_MASHED>FALSE</IS_MASHED>"), first).value?.use).toBe("steep")
  })

  test("sugar and extract go to the boil, or after it", () => {
    expect(read(grain("<TYPE>Dry Extract</TYPE>"), first).value).toMatchObject({
      kind: "extract",
      use: "boil",
      afterBoil: false,
    })
    expect(read(grain("<TYPE>Sugar</TYPE><ADD_AFTER_BOIL>true</ADD_AFTER_BOIL>"), first).value).toMatchObject(
      {
        kind: "sugar",
        use: "boil",
        afterBoil: true,
      },
    )
  })

  test("colours are Lovibond, but EBC where the file shows them as such", () => {
    expect(read(grain("<COLOR>10</COLOR>"), first).value?.colorEbc).toBeCloseTo(19.7, 6)
    expect(
      read(grain("<COLOR>10</COLOR><DISPLAY_COLOR>10.0 EBC</DISPLAY_COLOR>"), first).value?.colorEbc,
    ).toBeCloseTo(10, 6)
  })

  test("a yield in points per pound and gallon is noticed; a missing one comes from POTENTIAL", () => {
    const inPoints = read(grain("<YIELD>37</YIELD>"), first)
    expect(inPoints.value?.yieldPercent).toBeCloseTo(80.07, 2)
    expect(inPoints.issues).toEqual(["warning YIELD other_unit_assumed"])
    const missing = read(grain("<YIELD></YIELD><POTENTIAL>1.037</POTENTIAL>"), first)
    expect(missing.value?.yieldPercent).toBe(80)
    expect(missing.issues).toEqual(["warning YIELD missing_field"])
    expect(read(grain("<YIELD></YIELD><POTENTIAL>-5</POTENTIAL>"), first).value?.yieldPercent).toBe(75)
  })
})

describe("yeast", () => {
  const first = ({ cultures: [found] }: Recipe) => found

  test.each([
    ["<AMOUNT>0.0115</AMOUNT><AMOUNT_IS_WEIGHT>TRUE</AMOUNT_IS_WEIGHT>", 11.5, "g"],
    ["<AMOUNT>0.125</AMOUNT><AMOUNT_IS_WEIGHT>FALSE</AMOUNT_IS_WEIGHT>", 125, "ml"],
    ["<AMOUNT>1</AMOUNT><DISPLAY_AMOUNT>2 pkg</DISPLAY_AMOUNT>", 2, "package"],
    ["<AMOUNT>0</AMOUNT>", 1, "package"],
    ["", 1, "package"],
    ["<AMOUNT>1</AMOUNT>", 1, "package"],
  ])("%s is %d %s", (fields, amount, unit) => {
    expect(read(yeast(fields), first).value).toMatchObject({ amount: expect.closeTo(amount, 6), unit })
  })

  test("attenuation 0 is unknown", () => {
    expect(read(yeast("<ATTENUATION>0</ATTENUATION>"), first).value?.attenuationPercent).toBeNull()
  })
})

describe("water, mash and fermentation", () => {
  test("a water without ions is none; Kleiner Brauhelfer's stands right in WATERS", () => {
    const profile = ({ waterProfile }: Recipe) => waterProfile
    expect(read(recipeFile({ WATERS: "<WATER><AMOUNT>14</AMOUNT></WATER>" }), profile).value).toBeNull()
    expect(
      read(recipeFile({ WATERS: "<NAME>See</NAME><CALCIUM>40</CALCIUM>" }), profile).value,
    ).toMatchObject({
      name: "See",
      calciumPpm: 40,
      sodiumPpm: 0,
      ph: null,
    })
  })

  test("mash steps without a name are numbered; Fahrenheit is noticed", () => {
    const step =
      "<MASH_STEP><TYPE>Temperature</TYPE><STEP_TEMP>152</STEP_TEMP><STEP_TIME>60</STEP_TIME></MASH_STEP>"
    const result = read(recipeFile({ MASH: `<MASH_STEPS>${step}</MASH_STEPS>` }), ({ mash }) => mash.steps)
    expect(result.value).toEqual([
      {
        name: "Step 1",
        kind: "temperature",
        temperatureCelsius: expect.closeTo(66.667, 3),
        minutes: 60,
        infusionLitres: null,
      },
    ])
    expect(result.issues.toSorted()).toEqual([
      "warning NAME missing_field",
      "warning STEP_TEMP other_unit_assumed",
    ])
  })

  test("where one temperature can only be Fahrenheit the others are, too: 40 is for lagering, 98 for a rest", () => {
    const step = (temperature: string) =>
      `<MASH_STEP><NAME>s</NAME><TYPE>Infusion</TYPE><STEP_TEMP>${temperature}</STEP_TEMP><STEP_TIME>60</STEP_TIME></MASH_STEP>`
    const stages = { FERMENTATION_STAGES: "1", PRIMARY_AGE: "7", PRIMARY_TEMP: "40" }
    const temperatures = ({ mash, fermentation }: Recipe) =>
      [...mash.steps, ...fermentation.steps].map(({ temperatureCelsius }) => Math.round(temperatureCelsius))
    const mashed = (...steps: readonly string[]) =>
      recipeFile({ ...stages, MASH: `<MASH_STEPS>${steps.map(step).join("")}</MASH_STEPS>` })
    expect(read(mashed("98", "152"), temperatures)).toEqual({
      value: [37, 67, 4],
      issues: [
        "warning STEP_TEMP other_unit_assumed",
        "warning STEP_TEMP other_unit_assumed",
        "warning PRIMARY_TEMP other_unit_assumed",
      ],
    })
    expect(read(mashed("38", "67"), temperatures)).toEqual({ value: [38, 67, 40], issues: [] })
  })

  test("a temperature that would be none in Fahrenheit, or names its unit, stays what it is", () => {
    const step =
      "<MASH_STEP><NAME>s</NAME><TYPE>Infusion</TYPE><STEP_TEMP>152</STEP_TEMP><STEP_TIME>60</STEP_TIME></MASH_STEP>"
    const stages = { PRIMARY_AGE: "7", PRIMARY_TEMP: "20", SECONDARY_AGE: "7", SECONDARY_TEMP: "41 C" }
    const file = recipeFile({ ...stages, MASH: `<MASH_STEPS>${step}</MASH_STEPS>` })
    const { value } = read(file, ({ fermentation }) => fermentation.steps)
    expect(value?.map(({ temperatureCelsius }) => temperatureCelsius)).toEqual([20, 41])
  })

  test("kilograms of a fining are doubted, unless the file says so itself", () => {
    const fining = (amount: string) => {
      const misc = `<MISC><NAME>Irish moss</NAME><TYPE>Fining</TYPE><USE>Boil</USE><TIME>15</TIME><AMOUNT>${amount}</AMOUNT><AMOUNT_IS_WEIGHT>TRUE</AMOUNT_IS_WEIGHT></MISC>`
      return read(recipeFile({ MISCS: misc }), ({ miscs }) => miscs[0]?.amount)
    }
    expect(fining("5")).toEqual({ value: 5000, issues: ["warning AMOUNT amount_doubtful"] })
    expect(fining("0.1")).toEqual({ value: 100, issues: [] })
    expect(fining("5 kg")).toEqual({ value: 5000, issues: [] })
    expect(fining("5 g").value).toBe(5)
  })

  test("fermentation has the stages that take place", () => {
    const stages = {
      FERMENTATION_STAGES: "2",
      PRIMARY_AGE: "7",
      PRIMARY_TEMP: "19",
      SECONDARY_AGE: "14400",
      SECONDARY_TEMP: "12",
      TERTIARY_AGE: "30",
      TERTIARY_TEMP: "2",
    }
    const result = read(recipeFile(stages), ({ fermentation }) => fermentation.steps)
    expect(result.value).toEqual([
      { name: "Primary", temperatureCelsius: 19, days: 7, rampDays: null },
      { name: "Secondary", temperatureCelsius: 12, days: 10, rampDays: null },
    ])
    expect(result.issues).toEqual(["warning SECONDARY_AGE other_unit_assumed"])
  })
})

describe("stated figures", () => {
  const stated = (elements: Readonly<Record<string, string>>) => onlyRecord(recipeFile(elements)).stated

  test("estimates are preferred to plain tags, with or without units", () => {
    expect(
      stated({ EST_OG: "1.056 SG", OG: "1.000", FG: "1.012", EST_ABV: "5.3 %", IBU: "32.4 IBUs" }),
    ).toMatchObject({
      originalGravity: 1.056,
      finalGravity: 1.012,
      abvPercent: 5.3,
      ibu: 32.4,
      ibuMethod: null,
    })
  })

  test("degrees Plato, gravities without a point, placeholders, and EBC are understood", () => {
    expect(stated({ EST_OG: "12 °P" }).originalGravity).toBeCloseTo(1.0484, 4)
    expect(stated({ OG: "1053", FG: "1" })).toMatchObject({ originalGravity: 1.053, finalGravity: null })
    expect(stated({ EST_COLOR: "16.8 EBC" }).colorEbc).toBe(16.8)
    expect(stated({ EST_COLOR: "7" }).colorEbc).toBeCloseTo(13.79, 9)
  })

  test("a recipe is reckoned by the method of bitterness that its file names, and one that we don't have is said", () => {
    const rager = onlyRecord(recipeFile({ IBU: "40", IBU_METHOD: "RAGER" }))
    expect(rager.recipe?.settings.ibuMethod).toBe("rager")
    expect(rager.issues).toEqual([])
    const { recipe, stated: figures, issues } = onlyRecord(recipeFile({ IBU: "40", IBU_METHOD: "Noonan" }))
    expect(recipe?.settings.ibuMethod).toBe("tinseth")
    expect(figures.ibuMethod).toBe("Noonan")
    expect(issues.map(({ severity, code }) => [severity, code])).toEqual([
      ["info", "other_bitterness_method"],
    ])
  })
})

test("what has no place in a recipe is kept under the file's own names", () => {
  const { recipe, style } = onlyRecord(
    recipeFile({
      BREWER: "Ada",
      BF_ID: "x1",
      STYLE:
        "<NAME>Kölsch</NAME><STYLE_GUIDE>BJCP</STYLE_GUIDE><CATEGORY_NUMBER>5</CATEGORY_NUMBER><STYLE_LETTER>B</STYLE_LETTER>",
      EQUIPMENT: "<TRUB_CHILLER_LOSS>2.5</TRUB_CHILLER_LOSS>",
      MISCS: "<MISC><NAME>A</NAME><LOT>1</LOT></MISC><MISC><NAME>B</NAME><LOT>2</LOT></MISC>",
    }),
  )
  expect(recipe?.extensions).toEqual({
    BREWER: "Ada",
    BF_ID: "x1",
    "STYLE/NAME": "Kölsch",
    "STYLE/STYLE_GUIDE": "BJCP",
    "STYLE/CATEGORY_NUMBER": "5",
    "STYLE/STYLE_LETTER": "B",
    "EQUIPMENT/TRUB_CHILLER_LOSS": "2.5",
    "MISCS/MISC[1]/LOT": "1",
    "MISCS/MISC[2]/LOT": "2",
  })
  expect(style).toEqual({ name: "Kölsch", guide: "BJCP", category: "", categoryNumber: "5", letter: "B" })
})
