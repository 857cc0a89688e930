import { readFileSync } from "node:fs"
import { readBeerXml } from "../../src/formats/beerxml/read-beerxml.ts"
import type { FileReading } from "../../src/formats/file-reading.ts"
import type { RecipeRecord } from "../../src/formats/recipe-record.ts"

/** A file of tests/formats/files, byte for byte. */
export const fileBytes = (name: string): Uint8Array => readFileSync(new URL(`files/${name}`, import.meta.url))

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** What a file holds; a file that cannot be read fails the test with the reason. */
export const readingOf = (bytes: Uint8Array): FileReading => {
  const reading = readBeerXml(bytes)
  if (!reading.ok) throw new Error(reading.error.message.en)
  return reading.value
}

/** The one recipe of a file. */
export const onlyRecord = (bytes: Uint8Array): RecipeRecord => {
  const { records } = readingOf(bytes)
  const [record] = records
  if (record === undefined || records.length > 1)
    throw new Error(`one recipe expected, got ${records.length}`)
  return record
}

/** A file of one recipe: the given elements in place of, or added to, those of a plain one. */
export const recipeXml = (elements: Readonly<Record<string, string>> = {}): string => {
  const all = {
    NAME: "Test ale",
    VERSION: "1",
    TYPE: "All Grain",
    BATCH_SIZE: "20",
    BOIL_SIZE: "24",
    BOIL_TIME: "60",
    EFFICIENCY: "70",
    ...elements,
  }
  const inner = Object.entries(all).map(([name, content]) => `<${name}>${content}</${name}>`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<RECIPES><RECIPE>${inner.join("\n")}</RECIPE></RECIPES>`
}

export const recipeFile = (elements: Readonly<Record<string, string>> = {}): Uint8Array =>
  utf8(recipeXml(elements))
