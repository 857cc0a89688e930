import { describe, expect, test } from "vitest"
import { readBeerXml } from "../../src/formats/beerxml/read-beerxml.ts"
import { recogniseFormat } from "../../src/formats/recognise-format.ts"
import { fileBytes, readingOf, recipeXml, utf8 } from "./beerxml-file.ts"

describe("a file that is no BeerXML says what it is", () => {
  const html = "<!DOCTYPE html><html><body>Recipe</body></html>"
  test.each([
    ["nothing", new Uint8Array(), { kind: "empty_file" }],
    ["white space", utf8(" \n\t"), { kind: "empty_file" }],
    ["a byte order mark", new Uint8Array([0xef, 0xbb, 0xbf]), { kind: "empty_file" }],
    ["text", utf8("Pale ale, 20 L"), { kind: "not_xml", line: 1 }],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), { kind: "not_xml" }],
    ["BeerJSON", fileBytes("beerjson_generic_recipes.json"), { kind: "other_format", format: "beerjson" }],
    [
      "Brewfather",
      utf8('{"name":"IPA","batchSize":20,"hops":[]}'),
      { kind: "other_format", format: "brewfather" },
    ],
    ["a web page", utf8(html), { kind: "other_format", format: "html" }],
    [
      "a web page without a doctype",
      utf8("<html><body>x</body></html>"),
      { kind: "other_format", format: "html" },
    ],
  ])("%s", (_, bytes, error) => {
    const reading = readBeerXml(bytes)
    expect(reading).toMatchObject({ ok: false, error })
    expect(reading.ok || (reading.error.message.en && reading.error.message.fr)).toBeTruthy()
  })

  test("XML of another kind, and a library of hops, have no recipe", () => {
    const found = (xml: string) => {
      const { records, issues } = readingOf(utf8(xml))
      return { records, issues: issues.map(({ code, message }) => [code, message.en]) }
    }
    expect(found("<svg><path/></svg>")).toEqual({
      records: [],
      issues: [["no_recipe", "There is no RECIPE in the file."]],
    })
    expect(found("<HOPS><HOP><NAME>Saaz</NAME></HOP></HOPS>").issues).toEqual([
      ["no_recipe", "There is no RECIPE in the file, only HOP."],
    ])
  })
})

describe("a file that is cut off", () => {
  const whole = fileBytes("beerxmlcom_canonical_4recipes.xml")

  test("gives the recipes before the cut; the one that is cut is refused by name", () => {
    const { records } = readingOf(whole.subarray(0, whole.length * 0.6))
    expect(records.map(({ name, recipe }) => [name, recipe !== null])).toEqual([
      ["Burton Ale", true],
      ["Dry Stout", true],
      ["Porter", false],
    ])
    expect(records[2]?.issues.map(({ severity, code }) => [severity, code])).toEqual([
      ["error", "file_cut_off"],
    ])
  })

  test("after its last recipe it warns that more may be missing", () => {
    const { records, issues } = readingOf(utf8(recipeXml().replace("</RECIPES>", "")))
    expect(records[0]?.recipe?.name).toBe("Test ale")
    expect(issues.map(({ severity, code }) => [severity, code])).toEqual([["warning", "file_cut_off"]])
  })
})

test("one broken recipe hides no other", () => {
  const broken = recipeXml({ NAME: "Broken", BATCH_SIZE: "zero" })
  const [, inner = ""] = /<RECIPES>(.*)<\/RECIPES>/s.exec(broken) ?? []
  const { records } = readingOf(utf8(recipeXml().replace("<RECIPES>", `<RECIPES>${inner}`)))
  expect(records.map(({ record, name, recipe }) => [record, name, recipe !== null])).toEqual([
    [1, "Broken", false],
    [2, "Test ale", true],
  ])
})

describe("broken XML is read as far as it makes sense, with a warning that names the line", () => {
  test("a bare ampersand", () => {
    const [record] = readingOf(utf8(recipeXml({ NAME: "Salt&Pepper & more &amp; more" }))).records
    expect(record?.name).toBe("Salt&Pepper & more & more")
    expect(record?.issues.map(({ field, code }) => [field, code])).toEqual([["NAME", "bare_ampersand"]])
    expect(record?.issues[0]?.message.en).toContain("Line 2")
  })

  test("an ampersand within CDATA is just text", () => {
    const [record] = readingOf(utf8(recipeXml({ NOTES: "<![CDATA[Salt & <b>pepper</b>]]>" }))).records
    expect(record?.recipe?.notes).toBe("Salt & <b>pepper</b>")
    expect(record?.issues).toEqual([])
  })

  test("a closing tag too many (Grainfather)", () => {
    const [record] = readingOf(utf8(recipeXml({ NOTES: "x</NOTE>" }))).records
    expect(record?.recipe).not.toBeNull()
    expect(record?.issues.map(({ code }) => code)).toContain("malformed_xml")
  })

  test("an element that is never closed ends with what it stands in", () => {
    const [record] = readingOf(utf8(recipeXml().replace("</EFFICIENCY>", ""))).records
    expect(record?.recipe?.efficiencyPercent).toBe(70)
    expect(record?.issues.map(({ code }) => code)).toContain("malformed_xml")
  })
})

test("tags are read in any case, and several record sets in a row", () => {
  const lower = recipeXml().replaceAll(/<\/?[A-Z_]+>/g, (tag) => tag.toLowerCase())
  expect(readingOf(utf8(lower)).records[0]?.recipe?.batchVolumeLitres).toBe(20)
  const twice = `<HOPS><HOP/></HOPS>${recipeXml().replace(/^.*\n/, "")}`
  expect(readingOf(utf8(twice)).records).toHaveLength(1)
})

test("a format is recognised by its content", () => {
  expect(recogniseFormat(fileBytes("pliny_Irish_Dry.xml"))).toBe("beerxml")
  expect(recogniseFormat(utf8("<recipes><recipe/></recipes>"))).toBe("beerxml")
  expect(recogniseFormat(fileBytes("beerjson_generic_recipes.json"))).toBe("beerjson")
  expect(recogniseFormat(utf8('[{"batchSize":20,"fermentables":[]}]'))).toBe("brewfather")
  for (const other of ["", "<svg/>", "{}", '{"hops":[]}', "hello", "<html></html>"])
    expect(recogniseFormat(utf8(other))).toBe("unknown")
})
