import { readdirSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { estimateRecipe } from "../../src/brewing/estimate-recipe.ts"
import type { Recipe } from "../../src/brewing/recipe.ts"
import { celsius } from "../../src/brewing/units.ts"
import { writeBeerXml } from "../../src/formats/beerxml/write-beerxml.ts"
import { scanRecords } from "../../src/formats/beerxml/scan-records.ts"
import { childOf, type FileElement } from "../../src/formats/record/file-element.ts"
import { atOnce } from "../../src/formats/turns.ts"
import { ok } from "../../src/shared/result.ts"
import { aCulture, aHop, aMashStep, aRecipe } from "../brewing/recipes.ts"
import { anyStoredRecipe } from "./any-recipe.ts"
import { onlyBeerJson } from "./beerjson-file.ts"
import { fileBytes, onlyRecord, readingOf, utf8 } from "./beerxml-file.ts"

const exported = (recipe: Recipe) => writeBeerXml([{ recipe, estimates: estimateRecipe(recipe) }]).text
const reread = (recipe: Recipe) => onlyRecord(utf8(exported(recipe)))

const files = readdirSync(new URL("files", import.meta.url)).filter((name) => name.endsWith(".xml"))
const real = files.flatMap((file) =>
  readingOf(fileBytes(file)).records.flatMap(({ name, recipe }) => (recipe ? [{ file, name, recipe }] : [])),
)

test("import, export, import: any recipe comes back as it was, with all its vendor fields", () => {
  fc.assert(
    fc.property(anyStoredRecipe, (recipe) => {
      const { recipe: again, issues } = reread(recipe)
      expect(issues.filter(({ severity }) => severity === "error")).toEqual([])
      expect(again).toEqual(recipe)
    }),
    { numRuns: 300 },
  )
})

describe.each(real)("$file: $name", ({ recipe }) => {
  test("comes back as it was", () => {
    expect(reread(recipe).recipe).toEqual(recipe)
  })
})

/** What BeerXML 1.0 requires of each record. */
const required: Readonly<Record<string, readonly string[]>> = {
  RECIPE:
    "NAME VERSION TYPE STYLE BREWER BATCH_SIZE BOIL_SIZE BOIL_TIME EFFICIENCY HOPS FERMENTABLES MISCS YEASTS WATERS MASH".split(
      " ",
    ),
  HOP: ["NAME", "VERSION", "ALPHA", "AMOUNT", "USE", "TIME"],
  FERMENTABLE: ["NAME", "VERSION", "TYPE", "AMOUNT", "YIELD", "COLOR"],
  YEAST: ["NAME", "VERSION", "TYPE", "FORM", "AMOUNT"],
  MISC: ["NAME", "VERSION", "TYPE", "USE", "TIME", "AMOUNT"],
  EQUIPMENT: ["NAME", "VERSION", "BOIL_SIZE", "BATCH_SIZE"],
  WATER: "NAME VERSION AMOUNT CALCIUM BICARBONATE SULFATE CHLORIDE SODIUM MAGNESIUM".split(" "),
  STYLE:
    "NAME CATEGORY VERSION CATEGORY_NUMBER STYLE_LETTER STYLE_GUIDE TYPE OG_MIN OG_MAX FG_MIN FG_MAX IBU_MIN IBU_MAX COLOR_MIN COLOR_MAX".split(
      " ",
    ),
  MASH: ["NAME", "VERSION", "GRAIN_TEMP", "MASH_STEPS"],
  MASH_STEP: ["NAME", "VERSION", "TYPE", "STEP_TEMP", "STEP_TIME"],
}

const elementOf = (recipe: Recipe): FileElement => {
  const found: FileElement[] = []
  const scan = scanRecords(exported(recipe), "RECIPE", ({ element, repairs, cut }) => {
    expect([repairs, cut]).toEqual([[], false])
    found.push(element)
    return ok(undefined)
  })
  const scanned = atOnce(scan)
  if (!scanned.ok || found[0] === undefined) throw new Error("the export cannot be read")
  return found[0]
}

const missing = (element: FileElement): readonly string[] => [
  ...(required[element.name] ?? [])
    .filter((name) => childOf(element, name) === undefined)
    .map((name) => `${element.name}/${name}`),
  ...element.children.flatMap(missing),
]

test("whatever the recipe, its file is well-formed and has all that BeerXML 1.0 requires", () => {
  fc.assert(
    fc.property(anyStoredRecipe, (recipe) => {
      expect(missing(elementOf(recipe))).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test("other programs read it in the units and words of the standard", () => {
  const recipe = aRecipe({
    hops: [aHop({ form: "cryo", use: "whirlpool" })],
    cultures: [aCulture({ kind: "wild", amount: 2 })],
    mash: { steps: [aMashStep()] },
  })
  const element = elementOf(recipe)
  const at = (path: string) =>
    path.split("/").reduce<FileElement | undefined>((one, name) => childOf(one, name), element)?.text
  expect({
    type: at("TYPE"),
    amount: at("HOPS/HOP/AMOUNT"),
    use: at("HOPS/HOP/USE"),
    form: at("HOPS/HOP/FORM"),
    color: at("FERMENTABLES/FERMENTABLE/COLOR"),
    yeast: at("YEASTS/YEAST/TYPE"),
    og: at("EST_OG"),
    ibu: at("IBU_METHOD"),
  }).toEqual({
    type: "All Grain",
    amount: "0.03",
    use: "Aroma",
    form: "Pellet",
    color: "3.04568527918782",
    yeast: "Ale",
    og: "1.054 SG",
    ibu: "Tinseth",
  })
})

test("a file of ours is taken as it stands: nothing in it is a guess", () => {
  const recipe = aRecipe({ mash: { steps: [aMashStep({ temperatureCelsius: celsius(105) })] } })
  expect(reread(recipe)).toMatchObject({ recipe, issues: [] })
})

test("the file of the BeerJSON project comes back from BeerXML as it was, its brewer where other programs look", async () => {
  const { recipe } = await onlyBeerJson(fileBytes("beerjson_generic_recipes.json"))
  if (recipe === null) throw new Error("the recipe should be readable")
  expect(reread(recipe).recipe).toEqual(recipe)
  expect(exported(recipe)).toContain("<BREWER>me</BREWER>")
})

test("several recipes go into one file", () => {
  const recipes = [aRecipe({ name: "One" }), aRecipe({ name: "Two" })]
  const { text } = writeBeerXml(recipes.map((recipe) => ({ recipe, estimates: estimateRecipe(recipe) })))
  expect(readingOf(utf8(text)).records.map(({ recipe }) => recipe)).toEqual(recipes)
})
