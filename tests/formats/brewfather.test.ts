import { describe, expect, test } from "vitest"
import { estimateRecipe } from "../../src/brewing/estimate-recipe.ts"
import { readBeerXml } from "../../src/formats/beerxml/read-beerxml.ts"
import { writeBeerXml } from "../../src/formats/beerxml/write-beerxml.ts"
import { readBrewfather } from "../../src/formats/brewfather/read-brewfather.ts"
import type { RecipeRecord } from "../../src/formats/recipe-record.ts"
import { fileBytes, utf8 } from "./beerxml-file.ts"

/** Written for this test, in the shape that Brewfather documents and that programs which read its API know. */
const bytes = fileBytes("../brewfather_recipe.json")
type Members = Record<string, unknown>
const plain = JSON.parse(new TextDecoder().decode(bytes)) as Members & { hops: Members[] }

const readingOf = (value: unknown) => {
  const reading = readBrewfather(utf8(typeof value === "string" ? value : JSON.stringify(value)))
  if (!reading.ok) throw new Error(reading.error.message.en)
  return reading.value
}
const only = (value: unknown): RecipeRecord => {
  const [record] = readingOf(value).records
  if (record === undefined) throw new Error("one recipe expected")
  return record
}
const said = ({ issues }: Pick<RecipeRecord, "issues">) =>
  issues.map(({ severity, field, code }) => `${severity} ${field} ${code}`)

test("a recipe is imported whole, with the figures that it states", () => {
  const { recipe, stated, style, issues } = only(plain)
  expect(issues).toEqual([])
  expect(recipe).toMatchObject({
    name: "Harbour Pale",
    type: "all_grain",
    batchVolumeLitres: 23,
    boilVolumeLitres: 28.5,
    boilMinutes: 60,
    efficiencyPercent: 72,
    carbonationVolumes: 2.4,
    notes: "Chill fast.",
    tags: ["summer", "pale"],
    fermentables: [
      {
        name: "Pale Ale",
        kind: "grain",
        amountKilograms: 4.6,
        yieldPercent: 82.3,
        colorEbc: 5.91,
        use: "mash",
      },
      { name: "Cane sugar", kind: "sugar", amountKilograms: 0.4, yieldPercent: 100, use: "boil" },
    ],
    hops: [
      { name: "Magnum", amountGrams: 15, alphaPercent: 13.5, use: "boil", minutes: 60 },
      { name: "Cascade", use: "whirlpool", minutes: 20, temperatureCelsius: 78 },
      { name: "Citra", form: "cryo", use: "whirlpool", minutes: 15, temperatureCelsius: 80 },
      { name: "Citra", use: "dry_hop", minutes: 0, day: 7 },
    ],
    cultures: [{ amount: 1, unit: "package", attenuationPercent: 81, minCelsius: 12, maxCelsius: 25 }],
    waterAdditions: [{ name: "Calcium Chloride", amountGrams: 3.2, use: "mash" }],
    miscs: [
      { name: "Lactic acid", amount: 4, unit: "ml", use: "mash" },
      { name: "Whirlfloc", amount: 0.5, unit: "item", minutes: 15 },
      { name: "Oak chips", amount: 20, unit: "g", use: "secondary", minutes: 10_080 },
    ],
    waterProfile: { name: "Tap", calciumPpm: 60, bicarbonatePpm: 180, ph: 7.4 },
    mash: {
      steps: [
        { name: "Saccharification", kind: "infusion", temperatureCelsius: 66, minutes: 60 },
        { name: "Mash out", kind: "temperature", temperatureCelsius: 76, minutes: 10 },
      ],
    },
    fermentation: {
      steps: [
        { name: "Primary", temperatureCelsius: 19, days: 10, rampDays: null },
        { name: "Conditioning", temperatureCelsius: 4, days: 5, rampDays: 2 },
      ],
    },
  })
  expect(stated).toEqual({
    originalGravity: 1.05,
    finalGravity: 1.011,
    abvPercent: 5.1,
    ibu: 36,
    ibuMethod: "tinseth",
    colorEbc: 10.638,
  })
  expect(style).toMatchObject({ name: "American Pale Ale", categoryNumber: "18", letter: "B" })
})

test("what has no place in a recipe of ours is kept, but not what Brewfather works out of the rest", () => {
  const { extensions } = only(plain).recipe ?? { extensions: {} }
  expect(extensions).toMatchObject({
    author: "A. Brewer",
    "fermentables[1]/supplier": "Maltster",
    "hops[4]/time": "3",
    "equipment/trubChillerLoss": "1.5",
    "style/name": "American Pale Ale",
  })
  expect(Object.keys(extensions).filter((name) => /^(?:data|nutrition)/.test(name))).toEqual([])
})

test("as BeerXML it comes back as it was, with all that was kept", () => {
  const { recipe } = only(plain)
  if (recipe === null) throw new Error("the recipe should be readable")
  const { text } = writeBeerXml([{ recipe, estimates: estimateRecipe(recipe) }])
  expect(readBeerXml(utf8(text))).toMatchObject({ value: { records: [{ recipe }] } })
})

describe("a file may hold a recipe, a list, or a batch with its recipe", () => {
  test.each([
    ["a list", [plain, plain], 2],
    ["a member recipes", { recipes: [plain, plain, plain] }, 3],
    ["a batch", { _id: "b", name: "Batch", status: "Completed", recipe: plain }, 1],
  ])("%s", (_, value, count) => {
    const { records } = readingOf(value)
    expect(records.map(({ recipe }) => recipe?.name)).toEqual(
      Array.from({ length: count }, () => "Harbour Pale"),
    )
  })
})

describe("what is wrong is told by record and field", () => {
  const withHop = (members: Members) => ({ ...plain, hops: [{ ...plain.hops[0], ...members }] })

  test.each([
    ["alpha", 520, "error alpha out_of_range"],
    ["alpha", "5,3", "warning alpha decimal_comma"],
    ["amount", -1, "error amount out_of_range"],
    ["amount", null, "error amount missing_field"],
    ["use", "Garnish", "warning use unknown_choice"],
    ["type", "Granules", "warning type unknown_choice"],
  ])("a hop whose %s is %j", (field, value, issue) => {
    const record = only(withHop({ [field]: value }))
    expect(said(record)).toEqual([issue])
    expect(record.issues[0]?.record).toBe("recipe 1 'Harbour Pale', hop 1 'Magnum'")
    expect(record.recipe === null).toBe(issue.startsWith("error"))
  })

  test.each([
    ["batchSize", 0, "error batchSize out_of_range"],
    ["batchSize", undefined, "error batchSize missing_field"],
    ["boilTime", -5, "error boilTime out_of_range"],
    ["boilTime", undefined, "warning boilTime missing_field"],
    ["efficiency", undefined, "warning efficiency missing_field"],
    ["type", undefined, "warning type missing_field"],
    ["name", "", "warning name missing_field"],
  ])("a recipe whose %s is %j", (field, value, issue) => {
    expect(said(only({ ...plain, [field]: value }))).toEqual([issue])
  })

  test("a recipe without hops, yeast or tags is one all the same", () => {
    const { recipe, issues } = only({ ...plain, hops: [], yeasts: [], miscs: null, tags: null, water: {} })
    expect([recipe?.hops, recipe?.cultures, recipe?.miscs, recipe?.tags]).toEqual([[], [], [], []])
    expect(issues).toEqual([])
  })

  test("a broken recipe in a list hides no other, and neither does the end of the file", () => {
    const good = JSON.stringify(plain)
    const { records, issues } = readingOf(
      `[${good},{"name":"Broken","batchSize":},${good},{"name":"Cut","batchSi`,
    )
    expect(records.map(({ name, recipe }) => [name, recipe !== null])).toEqual([
      ["Harbour Pale", true],
      ["Broken", false],
      ["Harbour Pale", true],
      ["Cut", false],
    ])
    expect(issues.map(({ code }) => code)).toEqual(["file_cut_off"])
  })
})
