import { readdirSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { defaultSettings } from "../../src/brewing/default-settings.ts"
import { estimateRecipe } from "../../src/brewing/estimate-recipe.ts"
import type { Recipe } from "../../src/brewing/recipe.ts"
import { minutes } from "../../src/brewing/units.ts"
import { fileErrors } from "../../src/formats/beerjson/beerjson-schema.ts"
import { writeBeerJson } from "../../src/formats/beerjson/write-beerjson.ts"
import { translateExtensions } from "../../src/formats/translate-extensions.ts"
import { aHop, aRecipe } from "../brewing/recipes.ts"
import { anyStoredRecipe } from "./any-recipe.ts"
import { onlyBeerJson } from "./beerjson-file.ts"
import { fileBytes, onlyRecord, readingOf, utf8 } from "./beerxml-file.ts"

const exported = (recipe: Recipe) => writeBeerJson([{ recipe, estimates: estimateRecipe(recipe) }])
const reread = async (recipe: Recipe) => {
  const { text, lost } = await exported(recipe)
  return { ...(await onlyBeerJson(utf8(text))), lost: lost.map(({ field }) => field), text }
}

/** What of a recipe BeerJSON can carry: whole seconds, and nothing of ours outside the ingredients. */
const anyCarried = anyStoredRecipe.map((recipe): Recipe => {
  const whole = (value: number) => minutes(Math.min(527_040, Math.round(value * 60) / 60))
  const inSeconds = <T extends { readonly minutes: number }>(one: T): T => ({
    ...one,
    minutes: Number(whole(one.minutes).toPrecision(14)),
  })
  return {
    ...recipe,
    boilMinutes: minutes(Math.round(recipe.boilMinutes)),
    miscs: recipe.miscs.map(inSeconds),
    mash: {
      steps: recipe.mash.steps.map((step) => ({ ...step, minutes: minutes(Math.round(step.minutes)) })),
    },
    fermentation: {
      steps: recipe.fermentation.steps.map((step) => ({
        ...step,
        days: Math.round(step.days),
        rampDays: null,
      })),
    },
    tags: [],
    settings: defaultSettings,
    extensions: Object.fromEntries(
      Object.entries(recipe.extensions).filter(
        ([name]) => name === "ingredients/hop_additions[2]/origin" && recipe.hops.length > 1,
      ),
    ),
  }
})

test("any recipe gives a file that is valid by the official schema, and what is lost is what is missing", async () => {
  await fc.assert(
    fc.asyncProperty(anyStoredRecipe, async (recipe) => {
      const { text, lost, recipe: again, issues } = await reread(recipe)
      expect(fileErrors(JSON.parse(text))).toEqual([])
      expect(issues.filter(({ severity }) => severity === "error")).toEqual([])
      expect(
        lost.filter((field) =>
          /^(?:name|type|batch|efficiency|fermentables|hops|cultures|water|notes)/.test(field),
        ),
      ).toEqual([])
      const kept = translateExtensions(recipe.extensions, "beerjson")
      expect(kept).toMatchObject(again?.extensions ?? {})
      expect(lost.filter((field) => field.startsWith("tags")).length).toBe(recipe.tags.length)
    }),
    { numRuns: 150 },
  )
})

test("import, export, import: what BeerJSON can carry comes back as it was", async () => {
  await fc.assert(
    fc.asyncProperty(anyCarried, async (recipe) => {
      const { recipe: again, lost } = await reread(recipe)
      expect(lost).toEqual([])
      expect(again).toEqual(recipe)
    }),
    { numRuns: 150 },
  )
})

test("the file of the BeerJSON project comes back as it was, with all that is not ours", async () => {
  const { recipe } = await onlyBeerJson(fileBytes("beerjson_generic_recipes.json"))
  if (recipe === null) throw new Error("the recipe should be readable")
  const { recipe: again, lost } = await reread(recipe)
  expect(lost).toEqual([])
  expect(again).toEqual(recipe)
})

const files = readdirSync(new URL("files", import.meta.url)).filter((name) => name.endsWith(".xml"))
const real = files.flatMap((file) =>
  readingOf(fileBytes(file)).records.flatMap(({ name, recipe }) => (recipe ? [{ file, name, recipe }] : [])),
)

describe.each(real)("$file: $name", ({ recipe }) => {
  test("becomes BeerJSON by the official schema; only what other programs wrote as BeerXML has no place", async () => {
    const { text, lost, recipe: again } = await reread(recipe)
    expect(fileErrors(JSON.parse(text))).toEqual([])
    // "And 40 more" has no field.
    expect(lost.filter((field) => field !== "" && !field.startsWith("extensions/"))).toEqual([])
    expect({ ...again, extensions: {} }).toEqual({ ...recipe, extensions: {} })
    expect(translateExtensions(recipe.extensions, "beerjson")).toMatchObject(again?.extensions ?? {})
  })
})

test("brewer, style, and the makers of ingredients stay with a recipe that goes from BeerXML to BeerJSON", async () => {
  const { recipe } = onlyRecord(fileBytes("pliny_Irish_Dry.xml"))
  if (recipe === null) throw new Error("the recipe should be readable")
  expect((await reread(recipe)).recipe?.extensions).toMatchObject({
    author: "Brew Master",
    "style/name": "Dry Stout",
    "ingredients/culture_additions/producer": "Fermentis",
  })
})

test("what is lost is said, in English and French", async () => {
  const { lost } = await exported(
    aRecipe({ tags: ["summer"], settings: { ...defaultSettings, pelletFactor: 1.1 } }),
  )
  expect(lost.map(({ record, field }) => `${record}: ${field}`)).toEqual([
    "recipe 1 'Pale ale': tags[1]",
    "recipe 1 'Pale ale': settings/pelletFactor",
  ])
  expect(lost[0]?.message.en).toContain("tags[1]")
  expect(lost[0]?.message.fr).toContain("tags[1]")
})

test("hops of whirlpools go into steps of the boil, one for each temperature", async () => {
  const hops = [80, 95, 80].map((celsius) => aHop({ use: "whirlpool", temperatureCelsius: celsius as never }))
  const { text } = await exported(aRecipe({ hops }))
  const [recipe] = (JSON.parse(text) as { beerjson: { recipes: Record<string, never>[] } }).beerjson.recipes
  expect(recipe?.["boil"]).toMatchObject({
    boil_steps: [
      { name: "Boil" },
      { name: "Whirlpool", start_temperature: { unit: "C", value: 80 } },
      { name: "Whirlpool", start_temperature: { unit: "C", value: 95 } },
    ],
  })
  expect(recipe?.["ingredients"]).toMatchObject({
    hop_additions: [{ timing: { step: 2 } }, { timing: { step: 3 } }, { timing: { step: 2 } }],
  })
})
