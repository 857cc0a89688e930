import { describe, expect, test } from "vitest"
import { decodeText } from "../../src/formats/decode-text.ts"
import { onlyRecord, recipeXml, readingOf, utf8 } from "./beerxml-file.ts"

const NAME = "Kölsch d’été"
const xml = (encoding: string | null) =>
  recipeXml({ NAME }).replace(' encoding="UTF-8"', encoding === null ? "" : ` encoding="${encoding}"`)

const utf16 = (text: string, littleEndian: boolean, mark: boolean): Uint8Array => {
  const units = [...(mark ? ["\ufeff"] : []), ...text.split("")]
  const view = new DataView(new ArrayBuffer(units.length * 2))
  units.forEach((unit, index) => view.setUint16(index * 2, unit.charCodeAt(0), littleEndian))
  return new Uint8Array(view.buffer)
}
const windows1252 = (text: string): Uint8Array =>
  Uint8Array.from(text, (char) => (char === "’" ? 0x92 : char.charCodeAt(0)))

describe("accents arrive as they were written", () => {
  test.each([
    ["UTF-8, declared", utf8(xml("UTF-8"))],
    ["UTF-8, not declared", utf8(xml(null))],
    ["UTF-8 with a mark", utf8(`\ufeff${xml("UTF-8")}`)],
    ["Windows-1252", windows1252(xml("windows-1252"))],
    ["ISO-8859-1 that is Windows-1252, as on the web", windows1252(xml("ISO-8859-1"))],
    ["UTF-16 with a mark", utf16(xml("UTF-16"), true, true)],
    ["UTF-16, big end first, with a mark", utf16(xml("UTF-16"), false, true)],
    ["UTF-16 without a mark", utf16(xml("UTF-16"), true, false)],
    ["UTF-16, big end first, without a mark", utf16(xml("UTF-16"), false, false)],
  ])("%s", (_, bytes) => {
    expect(onlyRecord(bytes).name).toBe(NAME)
    expect(readingOf(bytes).issues).toEqual([])
  })
})

describe("an encoding that lies is seen through, with a warning", () => {
  test.each([
    ["UTF-8 declared as ISO-8859-1", utf8(xml("ISO-8859-1"))],
    ["UTF-8 declared as UTF-16", utf8(xml("UTF-16"))],
    ["UTF-8 declared as something unknown", utf8(xml("x-klingon"))],
    ["Windows-1252 declared as UTF-8", windows1252(xml("UTF-8"))],
    ["Windows-1252 declared as UTF-16", windows1252(xml("UTF-16"))],
    ["Windows-1252 without a declaration", windows1252(xml(null))],
  ])("%s", (_, bytes) => {
    expect(onlyRecord(bytes).name).toBe(NAME)
    expect(readingOf(bytes).issues.map(({ severity, code }) => [severity, code])).toEqual([
      ["warning", "encoding_misdeclared"],
    ])
  })
})

test("plain ASCII is what every encoding says it is", () => {
  for (const encoding of ["ISO-8859-1", "us-ascii", "utf-8", "windows-1252"])
    expect(decodeText(utf8(`<?xml version="1.0" encoding="${encoding}"?><A/>`)).issues).toEqual([])
})
