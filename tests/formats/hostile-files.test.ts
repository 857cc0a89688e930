import { expect, test } from "vitest"
import { readBeerXml } from "../../src/formats/beerxml/read-beerxml.ts"
import { readingOf, recipeFile, recipeXml, utf8 } from "./beerxml-file.ts"

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

const wrong = "<AGE>a while</AGE>"

test("a field that is there ten thousand times is looked at once, its record read in no time", () => {
  const bytes = recipeFile({ NOTES: `n</NOTES>${wrong.repeat(10_000)}<NOTES>` })
  const [record] = readingOf(bytes).records
  expect(record?.issues.filter(({ field }) => field === "AGE")).toHaveLength(1)
  expect(fastestMs(() => readBeerXml(bytes))).toBeLessThan(200)
})

const badHops = (count: number) =>
  "<HOP><ALPHA>x</ALPHA><AMOUNT>x</AMOUNT><USE>x</USE><TIME>x</TIME><FORM>x</FORM></HOP>".repeat(count)

test("a recipe tells its first 200 issues and how many more there are, and is refused for one it does not tell", () => {
  const warnings = "<YEAST><ATTENUATION>x</ATTENUATION><AMOUNT>x</AMOUNT><FORM>x</FORM></YEAST>".repeat(90)
  const late = "<MASH_STEP><STEP_TEMP>x</STEP_TEMP></MASH_STEP>"
  const [record] = readingOf(
    recipeFile({ YEASTS: warnings, MASH: `<MASH_STEPS>${late}</MASH_STEPS>` }),
  ).records
  expect(record?.issues).toHaveLength(201)
  expect(record?.issues.slice(0, -1).filter(({ severity }) => severity === "error")).toEqual([])
  expect(record?.issues.at(-1)).toMatchObject({
    code: "more_issues",
    severity: "error",
    message: { en: expect.stringMatching(/^And \d+ more\.$/) },
  })
  expect(record?.recipe).toBeNull()
})

test("a file tells a few thousand issues, however many recipes it has", () => {
  const recipe = `<RECIPE><NAME>x</NAME><HOPS>${badHops(60)}</HOPS></RECIPE>`
  const { records } = readingOf(utf8(`<RECIPES>${recipe.repeat(300)}</RECIPES>`))
  expect(records).toHaveLength(300)
  expect(records.flatMap(({ issues }) => issues).length).toBeLessThan(8_000)
  for (const { issues } of records) expect(issues.at(-1)?.code).toBe("more_issues")
})

test.each([
  ["elements around the recipes", `<RECIPES>${"<A/>".repeat(2_500_000)}`, "too_many_elements"],
  [
    "attributes",
    `<RECIPES ${Array.from({ length: 800_000 }, (_, i) => `a${i}="1"`).join(" ")}/>`,
    "too_many_elements",
  ],
  ["bare ampersands", recipeXml({ NOTES: "&".repeat(9_900_000) }), "not_xml"],
  ["a name without end", `<RECIPES><${"a".repeat(9_900_000)}`, "not_xml"],
  ["a comment without end", `<RECIPES><!--${"a".repeat(9_900_000)}`, "not_xml"],
])("ten megabytes of %s are refused within 200 ms", (_, xml, kind) => {
  const bytes = utf8(xml)
  expect(errorOf(bytes)).toBe(kind)
  expect(fastestMs(() => readBeerXml(bytes))).toBeLessThan(200)
})

test("small elements without number are refused, though each recipe may hold so many", () => {
  const recipe = `<RECIPE><NAME>x</NAME>${"<X/>".repeat(19_000)}</RECIPE>`
  expect(errorOf(utf8(`<RECIPES>${recipe.repeat(60)}</RECIPES>`))).toBe("too_many_elements")
})

/** Of the processor, the fastest of three: how long a busy machine makes us wait says nothing. */
function fastestMs(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const before = process.threadCpuUsage()
    work()
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1000
  })
  return Math.min(...times)
}
