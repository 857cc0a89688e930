import { readdir } from "node:fs/promises"
import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { ok } from "../../../src/shared/result.ts"
import { done, openRecipeBook, recipeFile, type RecipeBook } from "./recipe-book.ts"

let book: RecipeBook
beforeAll(async () => {
  book = await openRecipeBook()
})

const files = (await readdir(join(import.meta.dirname, "../../formats/files"))).filter((name) =>
  name.endsWith(".xml"),
)
const text = (xml: string): Uint8Array => new TextEncoder().encode(xml)

const recipe = (name: string, more = ""): string =>
  `<RECIPE><NAME>${name}</NAME><VERSION>1</VERSION><TYPE>All Grain</TYPE><BATCH_SIZE>20</BATCH_SIZE>` +
  `<BOIL_SIZE>25</BOIL_SIZE><BOIL_TIME>60</BOIL_TIME><EFFICIENCY>72</EFFICIENCY>${more}</RECIPE>`

const listed = async (brewer: Awaited<ReturnType<RecipeBook["newMember"]>>) =>
  (await book.recipes.list(brewer, { limit: 200, after: null })).items

describe("an import", () => {
  test.each(files)("takes every recipe of %s", async (file) => {
    const brewer = await book.newMember()
    const { items } = done(
      await book.recipes.import(brewer, { bytes: await recipeFile(file), dryRun: false }),
    )
    expect(items.length).toBeGreaterThan(0)
    for (const item of items) {
      if (item.recipe === null || !("id" in item.recipe)) throw new Error(JSON.stringify(item.issues))
      expect(await book.recipes.read(brewer, item.recipe.id)).toEqual(ok(item.recipe))
    }
    expect(await listed(brewer)).toHaveLength(items.length)
  })

  test("sets the figures of the file beside ours, which agree for the four of BeerXML.com", async () => {
    const brewer = await book.newMember()
    const bytes = await recipeFile("beerxmlcom_canonical_4recipes.xml")
    const { items } = done(await book.recipes.import(brewer, { bytes, dryRun: false }))
    expect(items.map(({ recipe, stated }) => [recipe?.document.name, stated.originalGravity])).toEqual([
      ["Burton Ale", 1.056],
      ["Dry Stout", 1.039],
      ["Porter", 1.056],
      ["Wit", 1.047],
    ])
    expect(items.flatMap(({ differences }) => differences)).toEqual([])
  })

  test("that is only tried tells the same and stores nothing", async () => {
    const brewer = await book.newMember()
    const bytes = await recipeFile("beerxmlcom_canonical_4recipes.xml")
    const tried = done(await book.recipes.import(brewer, { bytes, dryRun: true }))
    expect(await listed(brewer)).toEqual([])
    const stored = done(await book.recipes.import(brewer, { bytes, dryRun: false }))
    expect(stored).toMatchObject(tried)
  })

  test("takes the good recipes of a file and names what is wrong with the broken one", async () => {
    const brewer = await book.newMember()
    const broken = recipe(
      "Broken",
      "<HOPS><HOP><NAME>Saaz</NAME><ALPHA>much</ALPHA><AMOUNT>0.03</AMOUNT><USE>Boil</USE><TIME>60</TIME></HOP></HOPS>",
    )
    const bytes = text(`<RECIPES>${recipe("First")}${broken}${recipe("Last")}</RECIPES>`)
    const { items } = done(await book.recipes.import(brewer, { bytes, dryRun: false }))
    expect(items.map((item) => item.recipe?.document.name)).toEqual(["First", undefined, "Last"])
    expect(items[1]?.issues).toContainEqual(
      expect.objectContaining({
        severity: "error",
        field: "ALPHA",
        record: expect.stringContaining("hop 1 'Saaz'"),
      }),
    )
    expect((await listed(brewer)).map(({ name }) => name).toSorted()).toEqual(["First", "Last"])
  })

  test("refuses a recipe beyond what the API takes, under the name of the file's field", async () => {
    const brewer = await book.newMember()
    const huge = recipe("Huge").replace("<BATCH_SIZE>20<", "<BATCH_SIZE>50000<")
    const { items } = done(
      await book.recipes.import(brewer, { bytes: text(`<RECIPES>${huge}</RECIPES>`), dryRun: false }),
    )
    expect(items).toMatchObject([{ recipe: null }])
    expect(items[0]?.issues).toContainEqual(
      expect.objectContaining({
        severity: "error",
        record: "recipe 1 'Huge'",
        field: "BATCH_SIZE",
        code: "out_of_range",
      }),
    )
    expect(await listed(brewer)).toEqual([])
  })

  test("stores the recipes of a large file, each with its version and ingredients", async () => {
    const brewer = await book.newMember()
    const grain =
      "<FERMENTABLES><FERMENTABLE><NAME>Pils</NAME><TYPE>Grain</TYPE><AMOUNT>4</AMOUNT><YIELD>80</YIELD><COLOR>2</COLOR></FERMENTABLE></FERMENTABLES>"
    const many = Array.from({ length: 120 }, (_, index) => recipe(`Beer ${index}`, grain)).join("")
    const { items } = done(
      await book.recipes.import(brewer, { bytes: text(`<RECIPES>${many}</RECIPES>`), dryRun: false }),
    )
    expect(items.filter((item) => item.recipe !== null)).toHaveLength(120)
    const counts = await book.asOwner(
      `select (select count(*)::int from recipe_versions v where v.recipe_id = any (array_agg(r.id))) as versions,
              (select count(*)::int from recipe_ingredients i where i.recipe_id = any (array_agg(r.id))) as ingredients
       from recipes r where owner_id = $1`,
      [brewer.id],
    )
    expect(counts).toEqual([{ versions: 120, ingredients: 120 }])
  })

  test.each([
    ["an empty file", "", "empty_file"],
    ["a page of the web", "<!doctype html><html></html>", "other_format"],
    [
      "a bomb of entities",
      `<!DOCTYPE r [<!ENTITY a "aaaa">]><RECIPES>&a;</RECIPES>`,
      "document_type_refused",
    ],
    ["prose", "Pilsner, 5 kg", "not_xml"],
  ])("of %s says why it cannot be read", async (_, content, reason) => {
    const brewer = await book.newMember()
    const answer = await book.recipes.import(brewer, { bytes: text(content), dryRun: false })
    expect(answer).toMatchObject({ ok: false, error: { kind: "unreadable_file", reason: { kind: reason } } })
  })
})
