import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { z } from "zod"
import { estimateRecipe } from "../../src/brewing/estimate-recipe.ts"
import { estimateWater } from "../../src/brewing/estimate-water.ts"
import { RecipeDocumentSchema } from "../../src/features/recipes/recipe-document.ts"
import { compareFigures } from "../../src/formats/compare-figures.ts"
import type { RecipeRecord } from "../../src/formats/recipe-record.ts"
import { fileBytes, readingOf } from "./beerxml-file.ts"

const figure = z.number().nullable().optional()
const ExpectedRecipe = z.object({
  name: z.string(),
  flags: z.array(z.string()),
  og: figure,
  fg: figure,
  abv: figure,
  ibu: figure,
  colour_srm: figure,
  ibu_method: z.string().nullable().optional(),
  batch_size_l: figure,
  boil_time_min: figure,
  efficiency_pct: figure,
  counts: z
    .object({
      fermentable: z.number(),
      hop: z.number(),
      yeast: z.number(),
      misc: z.number(),
      mash_step: z.number(),
    })
    .optional(),
})
const expected = z
  .record(z.string(), z.object({ format: z.string(), recipes: z.array(ExpectedRecipe) }))
  .parse(JSON.parse(readFileSync(new URL("files/expected.json", import.meta.url), "utf8")))

const files = readdirSync(new URL("files", import.meta.url)).filter((name) => name.endsWith(".xml"))
const cases = files.flatMap((file) =>
  (expected[file]?.recipes ?? []).map((recipe, index) => ({ file, index, ...recipe })),
)

test("every file has its expected figures, and every expected BeerXML file is here", () => {
  expect(files.toSorted()).toEqual(
    Object.keys(expected)
      .filter((file) => expected[file]?.format === "beerxml")
      .toSorted(),
  )
  expect(cases).toHaveLength(20)
})

const recordOf = (file: string, index: number): RecipeRecord => {
  const record = readingOf(fileBytes(file)).records[index]
  if (record === undefined) throw new Error(`${file} has no recipe ${index + 1}`)
  return record
}

describe.each(cases)("$file: $name", (given) => {
  const record = recordOf(given.file, given.index)
  const { recipe, stated } = record

  test("it is imported whole", () => {
    expect(record.issues.filter(({ severity }) => severity === "error")).toEqual([])
    expect(recipe?.name).toBe(given.name)
    expect(recipe?.batchVolumeLitres).toBeCloseTo(given.batch_size_l ?? Number.NaN, 6)
    expect(recipe?.boilMinutes).toBe(given.boil_time_min)
    expect(recipe?.efficiencyPercent).toBe(given.efficiency_pct)
    expect({
      fermentable: recipe?.fermentables.length,
      hop: recipe?.hops.length,
      yeast: recipe?.cultures.length,
      misc: recipe?.miscs.length,
      mash_step: recipe?.mash.steps.length,
    }).toEqual(given.counts)
  })

  test("it can be stored", () => {
    const document = { ...recipe, styleId: null, photoIds: [], visibility: "private" }
    expect(RecipeDocumentSchema.safeParse(document).error?.issues ?? []).toEqual([])
  })

  test("the figures that it states are read", () => {
    const colour = given.colour_srm
    expect(stated.originalGravity).toBe(given.og)
    expect(stated.finalGravity).toBe(given.fg)
    expect(stated.abvPercent).toBe(given.abv ?? null)
    expect(stated.ibu).toBe(given.ibu)
    expect(stated.ibuMethod).toBe(given.ibu_method)
    expect(stated.colorEbc === null).toBe(typeof colour !== "number")
    expect(stated.colorEbc ?? 0).toBeCloseTo((colour ?? 0) * 1.97, 2)
  })
})

const differencesOf = ({ recipe, stated }: RecipeRecord) => {
  if (recipe === null) throw new Error("the recipe should be readable")
  return compareFigures(stated, estimateRecipe(recipe), recipe).map(
    ({ figure: name, reason }) => `${name}: ${reason}`,
  )
}

describe("our figures against those of the file", () => {
  test.each([0, 1, 2, 3])("recipe %i of BeerXML.com: the same but for rounding", (index) => {
    const { recipe, stated } = recordOf("beerxmlcom_canonical_4recipes.xml", index)
    if (recipe === null) throw new Error("the recipe should be readable")
    const { originalGravity, finalGravity, abvPercent, ibu, colorEbc } = estimateRecipe(recipe)
    const off = (ours: number | null, theirs: number | null) => Math.abs((ours ?? 0) - (theirs ?? 0))
    expect(off(originalGravity, stated.originalGravity)).toBeLessThanOrEqual(0.001)
    expect(off(finalGravity, stated.finalGravity)).toBeLessThanOrEqual(0.002)
    expect(off(abvPercent, stated.abvPercent)).toBeLessThanOrEqual(0.15)
    expect(off(ibu, stated.ibu)).toBeLessThanOrEqual((stated.ibu ?? 0) * 0.05)
    expect(off(colorEbc, stated.colorEbc)).toBeLessThanOrEqual((stated.colorEbc ?? 0) * 0.05)
  })

  /** What differs in the recipes whose figures can be trusted, and why: nothing else may. */
  const knownDifferences: Readonly<Record<string, readonly string[]>> = {
    // Its figures are those of the Kölsch beside it, of which it is a copy with most of the grain taken out.
    Generic: [
      "originalGravity: not_from_ingredients",
      "abvPercent: follows_from_gravity",
      "ibu: not_from_ingredients",
      "colorEbc: not_from_ingredients",
    ],
    "Lloyd's Krispy Kolsch": ["finalGravity: attenuation_model", "abvPercent: follows_from_gravity"],
    "Aussie Ale": [
      "finalGravity: attenuation_model",
      "abvPercent: follows_from_gravity",
      "ibu: volume_basis",
      "colorEbc: volume_basis",
    ],
    "American Dream": ["ibu: utilization_factor"],
    "Fruit Basket": ["abvPercent: abv_formula"],
    "Irish Dry": ["ibu: utilization_factor"],
    "Pilsner AOP": ["ibu: utilization_factor"],
    "Smash the Fuggles": ["ibu: utilization_factor"],
  }

  const trusted = cases.filter(({ flags }) => flags.length === 0)
  test.each(trusted)("$name: what differs is known, with its reason", ({ file, index, name }) => {
    expect(differencesOf(recordOf(file, index))).toEqual(knownDifferences[name] ?? [])
  })
})

test("Burton Ale, mashed by two infusions: each has its water as hot as BeerSmith heats it", () => {
  const { recipe } = recordOf("beerxmlcom_canonical_4recipes.xml", 0)
  if (recipe === null) throw new Error("Burton Ale was refused")
  const { infusions } = estimateWater(recipe)
  expect(infusions.map((one) => one?.volumeLitres)).toEqual([10.646532, 6.81378])
  // INFUSE_TEMP of the file: 170.5 °F for grain at 22 °C, where ours is at 20; and 185.9 °F.
  expect(infusions[0]?.celsius).toBeCloseTo((170.5 - 32) / 1.8 + (22.2 - 20) / 2, 0)
  expect(infusions[1]?.celsius).toBeCloseTo((185.9 - 32) / 1.8, 0)
  expect(estimateRecipe(recipe).mashWaterLitres).toBeCloseTo(10.646532 + 6.81378, 6)
})
