import { expect, test } from "vitest"
import { readRecipeFile } from "../../src/formats/read-recipe-file.ts"
import { plainBeerJson } from "./beerjson-file.ts"
import { fileBytes, utf8 } from "./beerxml-file.ts"

const canonical = new TextDecoder("windows-1252").decode(fileBytes("beerxmlcom_canonical_4recipes.xml"))
const [, four = ""] = /<RECIPES>(.*)<\/RECIPES>/s.exec(canonical) ?? []
const brewfather = new TextDecoder().decode(fileBytes("../brewfather_recipe.json"))
const recipe = JSON.stringify({ ...plainBeerJson, notes: "x".repeat(4_000) })

/** As many recipes as fit ten megabytes, at most a thousand. */
const files = [
  ["BeerXML", `<RECIPES>${four.repeat(210)}</RECIPES>`, 840],
  ["BeerJSON", `{"beerjson":{"version":1,"recipes":[${Array(1_000).fill(recipe).join()}]}}`, 1_000],
  ["Brewfather", `[${Array(1_000).fill(brewfather).join()}]`, 1_000],
] as const

test.each(files)(
  "%s of a thousand recipes is read within 5 s, and others have their turn",
  async (_, text, count) => {
    const bytes = utf8(text)
    let turns = 0
    const others = setInterval(() => (turns += 1), 1)
    const before = process.threadCpuUsage()
    const reading = await readRecipeFile(bytes)
    const { user, system } = process.threadCpuUsage(before)
    clearInterval(others)
    expect(reading.ok && reading.value.records.filter((one) => one.recipe !== null)).toHaveLength(count)
    expect((user + system) / 1_000_000).toBeLessThan(5)
    expect(turns).toBeGreaterThan(20)
  },
)
