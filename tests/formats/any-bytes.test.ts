import { readdirSync } from "node:fs"
import fc from "fast-check"
import { expect, test } from "vitest"
import { defaultSettings } from "../../src/brewing/default-settings.ts"
import { estimateRecipe } from "../../src/brewing/estimate-recipe.ts"
import type { Recipe } from "../../src/brewing/recipe.ts"
import { celsius, grams } from "../../src/brewing/units.ts"
import { writeBeerXml } from "../../src/formats/beerxml/write-beerxml.ts"
import { RecipeDocumentSchema } from "../../src/features/recipes/recipe-document.ts"
import { compareFigures } from "../../src/formats/compare-figures.ts"
import { readRecipeFile } from "../../src/formats/read-recipe-file.ts"
import { recogniseFormat } from "../../src/formats/recognise-format.ts"
import { aCulture, aFermentable, aHop, aRecipe } from "../brewing/recipes.ts"
import { fileBytes, utf8 } from "./beerxml-file.ts"

/** What is wrong with the answer to a file: every recipe in it must be one that can be stored, worked out, compared. */
const faultsOf = async (bytes: Uint8Array): Promise<readonly string[]> => {
  recogniseFormat(bytes)
  const reading = await readRecipeFile(bytes)
  if (!reading.ok) return reading.error.message.en ? [] : ["an error without a message"]
  return reading.value.records.flatMap(({ recipe, stated, issues }) => {
    const refused = issues.some(({ severity }) => severity === "error")
    if (recipe === null) return refused ? [] : ["a recipe refused without a reason"]
    compareFigures(stated, estimateRecipe(recipe), recipe)
    const stored = RecipeDocumentSchema.safeParse({
      ...recipe,
      styleId: null,
      photoIds: [],
      visibility: "private",
    })
    const unfit = stored.error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? []
    return refused ? ["a recipe with an error", ...unfit] : unfit
  })
}

const answered = (files: fc.Arbitrary<Uint8Array>, numRuns: number) =>
  fc.check(
    fc.asyncProperty(files, async (bytes) => (await faultsOf(bytes)).length === 0),
    { numRuns },
  )

/** Slow machines, not slow code: a file takes milliseconds. */
const TIMEOUT = 60_000

const names = readdirSync(new URL("files", import.meta.url)).filter((name) => name.endsWith(".xml"))
const json = ["beerjson_generic_recipes.json", "../brewfather_recipe.json"]
/** A file of ours, with as much in the parts that are ours as there can be. */
const ours: Recipe = {
  ...aRecipe({
    hops: [aHop({ form: "extract", use: "dry_hop", day: 3 }), aHop({ form: "cryo", use: "whirlpool" })],
    cultures: [aCulture({ kind: "wild", amount: 2 })],
    fermentables: [aFermentable({ kind: "fruit", use: "fermenter", afterBoil: true })],
    boilVolumeLitres: null,
    tags: ["summer"],
    extensions: { "hops[1]/origin": "CZ", X: "1" },
    settings: { ...defaultSettings, pelletFactor: 1.1, averageBoilGravity: false },
  }),
  waterAdditions: [{ name: "Gypsum", amountGrams: grams(3), use: "sparge" }],
  fermentation: { steps: [{ name: "Rise", temperatureCelsius: celsius(20), days: 3, rampDays: 1 }] },
}
const ourFile = utf8(writeBeerXml([{ recipe: ours, estimates: estimateRecipe(ours) }]).text)

const realFile = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...names, ...json, ...json).map(fileBytes) },
  { weight: 1, arbitrary: fc.constant(ourFile) },
)

test("any bytes get an answer", async () => {
  expect(await answered(fc.uint8Array({ maxLength: 2_000 }), 200)).toMatchObject({ failed: false })
  const tag = fc.string({ unit: "grapheme", maxLength: 500 }).map((text) => utf8(`<${text}`))
  expect(await answered(tag, 200)).toMatchObject({ failed: false })
  const json = fc.tuple(
    fc.constantFrom("", '{"beerjson":', '[{"batchSize":20,"hops":'),
    fc.json({ maxDepth: 3 }),
  )
  expect(
    await answered(
      json.map(([start, rest]) => utf8(start + rest)),
      200,
    ),
  ).toMatchObject({ failed: false })
})

test(
  "real files with bytes changed, taken out, or repeated get an answer",
  async () => {
    const edit = fc.record({ at: fc.nat(), length: fc.nat(60), bytes: fc.uint8Array({ maxLength: 8 }) })
    const damaged = fc.tuple(realFile, fc.array(edit, { minLength: 1, maxLength: 12 })).map(([file, edits]) =>
      edits.reduce((bytes, { at, length, bytes: inserted }) => {
        const start = at % bytes.length
        return Buffer.concat([bytes.subarray(0, start), inserted, bytes.subarray(start + length)])
      }, Buffer.from(file)),
    )
    expect(await answered(damaged, 100)).toMatchObject({ failed: false })
  },
  TIMEOUT,
)

test(
  "real files with odd values in their fields get an answer, and what is imported can be stored",
  async () => {
    const odd = fc.constantFrom(
      "",
      "-1",
      "0",
      "1e9",
      "999999",
      "1,5",
      "NaN",
      "Infinity",
      "abc",
      "5 gal",
      "212 F",
      "true",
      "\u0000\u202e",
      "&#1;",
      "<X/>",
    )
    const changed = fc
      .tuple(realFile, fc.array(fc.tuple(fc.nat(), odd), { minLength: 1, maxLength: 6 }))
      .map(([file, changes]) =>
        changes.reduce((text, [at, value]) => {
          const leaves = [...text.matchAll(/<([A-Z_]+)>([^<]*)<\/\1>/g)]
          const leaf = leaves[at % leaves.length]
          if (leaf === undefined) return text
          const [whole, name] = leaf
          return `${text.slice(0, leaf.index)}<${name}>${value}</${name}>${text.slice(leaf.index + whole.length)}`
        }, new TextDecoder().decode(file)),
      )
    expect(await answered(changed.map(utf8), 100)).toMatchObject({ failed: false })
  },
  TIMEOUT,
)

test(
  "JSON with odd values in its members gets an answer, and what is imported can be stored",
  async () => {
    const odd = fc.oneof(
      fc.constantFrom(
        '"5,3"',
        "-1",
        "0",
        "1e9",
        "1e400",
        "null",
        "[]",
        "{}",
        "true",
        '"\\u0000\\u202e"',
        '{"unit":"F","value":212}',
      ),
      fc.json({ maxDepth: 2 }),
    )
    const changed = fc
      .tuple(fc.constantFrom(...json), fc.array(fc.tuple(fc.nat(), odd), { minLength: 1, maxLength: 6 }))
      .map(([file, changes]) =>
        changes.reduce(
          (text, [at, value]) => {
            const members = [...text.matchAll(/("[\w-]+"\s*:\s*)("[^"]*"|-?[\d.]+|null|true|false)/g)]
            const member = members[at % members.length]
            if (member === undefined) return text
            const [whole, name] = member
            return `${text.slice(0, member.index)}${name}${value}${text.slice(member.index + whole.length)}`
          },
          new TextDecoder().decode(fileBytes(file)),
        ),
      )
    expect(await answered(changed.map(utf8), 200)).toMatchObject({ failed: false })
  },
  TIMEOUT,
)
