import { expect, test } from "vitest"
import { readBeerXml } from "../../src/formats/beerxml/read-beerxml.ts"
import { readingOf, recipeFile, utf8 } from "./beerxml-file.ts"

const errorOf = (bytes: Uint8Array) => {
  const reading = readBeerXml(bytes)
  return reading.ok ? null : reading.error.kind
}

test("entities that would expand to gigabytes are refused unread", () => {
  const bomb = `<?xml version="1.0"?>
<!-- laughs --><!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "&a${i || ""};&a${i || ""};">`).join("")}]>
<RECIPES><RECIPE><NAME>&a30;</NAME></RECIPE></RECIPES>`
  expect(errorOf(utf8(bomb))).toBe("document_type_refused")
})

test("an external entity is refused, wherever it is declared", () => {
  const external = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
  expect(errorOf(utf8(`${external}<RECIPES><RECIPE><NAME>&x;</NAME></RECIPE></RECIPES>`))).toBe(
    "document_type_refused",
  )
  expect(errorOf(utf8(`<RECIPES>${external}<RECIPE><NAME>&x;</NAME></RECIPE></RECIPES>`))).toBe(
    "document_type_refused",
  )
  expect(errorOf(utf8('<RECIPES><!ENTITY x "y"><RECIPE/></RECIPES>'))).toBe("document_type_refused")
})

test("an entity that nobody declared stays the text that it is", () => {
  expect(readingOf(recipeFile({ NAME: "A &x; B" })).records[0]?.name).toBe("A &x; B")
})

test("elements nested without end are refused", () => {
  expect(errorOf(utf8("<A>".repeat(100_000)))).toBe("too_deep")
  expect(errorOf(recipeFile({ NOTES: `${"<B>".repeat(40)}${"</B>".repeat(40)}` }))).toBe("too_deep")
})

test("more than a thousand recipes are refused", () => {
  const recipes = "<RECIPE><NAME>x</NAME></RECIPE>".repeat(1_001)
  expect(errorOf(utf8(`<RECIPES>${recipes}</RECIPES>`))).toBe("too_many_records")
})

test("a recipe of a million elements is refused", () => {
  expect(errorOf(recipeFile({ NOTES: "<X/>".repeat(1_000_000) }))).toBe("record_too_large")
})

test("five hundred hops are refused with their number", () => {
  const hops =
    "<HOP><NAME>h</NAME><ALPHA>5</ALPHA><AMOUNT>0.01</AMOUNT><USE>Boil</USE><TIME>1</TIME></HOP>".repeat(500)
  const [record] = readingOf(recipeFile({ HOPS: hops })).records
  expect(record?.recipe).toBeNull()
  expect(record?.issues.map(({ field, code }) => [field, code])).toEqual([["HOPS", "too_many_items"]])
})

test("ten megabytes of broken XML are given up early", () => {
  expect(errorOf(utf8(`<RECIPES>${"</x> & <".repeat(1_200_000)}`))).toBe("not_xml")
})

test("names are freed of control characters and of marks that turn the reading direction, and cut", () => {
  const [record] = readingOf(recipeFile({ NAME: `I\u0001P\u202eA ${"x".repeat(10_000)}` })).records
  expect(record?.recipe?.name).toMatch(/^IPA x{196}$/)
  expect(record?.issues.map(({ field, code }) => [field, code])).toEqual([
    ["NAME", "characters_removed"],
    ["NAME", "text_cut"],
  ])
})
