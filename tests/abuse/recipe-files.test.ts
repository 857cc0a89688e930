import { randomBytes } from "node:crypto"
import { request } from "node:http"
import { gzipSync } from "node:zlib"
import { beforeAll, describe, expect, test } from "vitest"
import { beerJsonFile } from "../formats/beerjson-file.ts"
import { fileBytes, recipeXml, utf8 } from "../formats/beerxml-file.ts"
import { databaseContents } from "../support/database-contents.ts"
import { contractBreaches } from "../support/declared-answer.ts"
import { operations } from "../support/operations.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"

const megabyte = 1024 * 1024
let api: RunningApi
let brewer: Brewer
beforeAll(async () => {
  api = await runningApi()
  brewer = await api.signUp()
  await api.idOf(brewer)
})

const importFile = async (body: Uint8Array | ReadableStream, type = "application/xml") => {
  const answer = await api.call("POST", "/v1/recipes/import", {
    token: brewer.token,
    body,
    headers: { "content-type": type },
  })
  const operation = operations.find(({ id }) => id === "importRecipes")
  expect(operation && contractBreaches(operation, answer)).toEqual([])
  return answer
}

const canonical = "beerxmlcom_canonical_4recipes.xml"
const doubling = Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`).join("")
const withDeclarations = (declarations: string, name: string): Uint8Array =>
  utf8(`<?xml version="1.0"?>${declarations}<RECIPES><RECIPE><NAME>${name}</NAME></RECIPE></RECIPES>`)

/** Files that cannot be read at all: what they are called, what they hold, and the reason that is told. */
const unreadable: readonly (readonly [string, () => Uint8Array, string])[] = [
  ["an empty file", () => new Uint8Array(), "empty_file"],
  ["white space", () => utf8(" \n\t "), "empty_file"],
  ["a byte order mark alone", () => new Uint8Array([0xef, 0xbb, 0xbf]), "empty_file"],
  [
    "an XML bomb",
    () => withDeclarations(`<!DOCTYPE r [<!ENTITY a0 "ha">${doubling}]>`, "&a30;"),
    "document_type_refused",
  ],
  [
    "a quadratic XML bomb",
    () => withDeclarations(`<!DOCTYPE r [<!ENTITY a "${"x".repeat(100_000)}">]>`, "&a;".repeat(50_000)),
    "document_type_refused",
  ],
  [
    "an external entity",
    () => withDeclarations('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "&x;"),
    "document_type_refused",
  ],
  [
    "an external entity of a parameter",
    () => withDeclarations('<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x">%x;]>', "x"),
    "document_type_refused",
  ],
  [
    "an external DTD",
    () => withDeclarations('<!DOCTYPE RECIPES SYSTEM "http://127.0.0.1:1/beer.dtd">', "x"),
    "document_type_refused",
  ],
  ["100,000 levels", () => utf8("<A>".repeat(100_000)), "too_deep"],
  ["BeerJSON nested without end", () => utf8(`{"beerjson":${"[".repeat(5_000_000)}`), "too_deep"],
  [
    "BeerJSON of ten megabytes of nothing",
    () => utf8(`{"beerjson":[${"{},".repeat(3_000_000)}`),
    "too_many_elements",
  ],
  ["BeerJSON that is none", () => utf8('{"beerjson": oops'), "not_json"],
  ["an HTML page", () => utf8("<!doctype html><html><body>404</body></html>"), "other_format"],
  ["HTML without its type", () => utf8("<html><body><p>Hello</body></html>"), "other_format"],
  ["a PDF", () => Buffer.concat([Buffer.from("%PDF-1.7\n%\u00e2\u00e3\n"), randomBytes(2_000)]), "not_xml"],
  ["a gzip archive of a good file", () => new Uint8Array(gzipSync(fileBytes(canonical))), "not_xml"],
  ["a zip archive", () => Buffer.concat([Buffer.from("PK\u0003\u0004"), randomBytes(2_000)]), "not_xml"],
  [
    "an image",
    () => Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), randomBytes(2_000)]),
    "not_xml",
  ],
  ["JSON of something else", () => utf8('{"hello": "world"}'), "unknown_json"],
  ["a table", () => utf8("name,amount\nPilsner,5\n"), "not_xml"],
  ["UTF-16 that is no XML", () => new Uint8Array(Buffer.from("\ufeffPilsner 5 kg", "utf16le")), "not_xml"],
  ["null characters", () => new Uint8Array(10_000), "not_xml"],
]

describe("a file that cannot be read is refused with the reason, and nothing is stored", () => {
  test.each(unreadable)("%s", async (_what, file, reason) => {
    const before = await databaseContents(api)
    const answer = await importFile(file())
    expect(answer.status).toBe(422)
    expect(answer.json).toMatchObject({
      code: "file_unreadable",
      reason,
      detail: expect.stringMatching(/^The file /),
    })
    expect(await databaseContents(api)).toEqual(before)
  })

  test("the same under whatever content type it comes", async () => {
    for (const type of ["text/xml", "application/json", "application/octet-stream"])
      expect((await importFile(utf8("<!DOCTYPE r><RECIPES/>"), type)).status, type).toBe(422)
    expect((await importFile(utf8("<RECIPES/>"), "image/png")).status).toBe(415)
  })
})

describe("a file with nothing to store is told record by record, and nothing is stored", () => {
  const nothing: readonly (readonly [string, () => Uint8Array, string])[] = [
    ["XML of something else", () => utf8("<RSS><CHANNEL/></RSS>"), "no_recipe"],
    ["a list of hops", () => utf8("<HOPS><HOP><NAME>Saaz</NAME></HOP></HOPS>"), "no_recipe"],
    ["a file that was cut off in its recipe", () => utf8(recipeXml().slice(0, 200)), "file_cut_off"],
    ["a BeerJSON library of hops", () => utf8('{"beerjson":{"version":1,"hop_varieties":[]}}'), "no_recipe"],
    ["a BeerJSON file cut off in its recipe", () => beerJsonFile().subarray(0, 200), "file_cut_off"],
    ["a recipe without anything", () => utf8("<RECIPES><RECIPE></RECIPE></RECIPES>"), ""],
  ]
  test.each(nothing)("%s", async (_what, file, code) => {
    const before = await databaseContents(api)
    const answer = await importFile(file())
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({ imported: 0 })
    expect(answer.text).toContain(code === "" ? '"severity":"error"' : `"code":"${code}"`)
    expect(await databaseContents(api)).toEqual(before)
  })
})

test("a file that was cut off keeps its whole recipes, and names the one that is not whole", async () => {
  const bytes = fileBytes(canonical)
  const answer = await importFile(bytes.subarray(0, Math.floor(bytes.length * 0.7)))
  expect(answer.status).toBe(201)
  expect(answer.json).toMatchObject({
    refused: 1,
    items: expect.arrayContaining([
      {
        recipe: null,
        stated: expect.anything(),
        differences: [],
        issues: [expect.objectContaining({ code: "file_cut_off" })],
      },
    ]),
  })
})

test("a good file in UTF-16, either way round, is a good file", async () => {
  const little = Buffer.from(`\ufeff${recipeXml().replace("UTF-8", "UTF-16")}`, "utf16le")
  const big = Buffer.from(little).swap16()
  for (const bytes of [little, big])
    expect((await importFile(new Uint8Array(bytes))).json).toMatchObject({ imported: 1, refused: 0 })
})

test("BeerJSON and a recipe of Brewfather are imported, whatever the content type says", async () => {
  const files = [
    [beerJsonFile(), "beerjson"],
    [fileBytes("beerjson_generic_recipes.json"), "beerjson"],
    [fileBytes("../brewfather_recipe.json"), "brewfather"],
  ] as const
  for (const [file, format] of files)
    for (const type of ["application/json", "application/octet-stream"])
      expect((await importFile(file, type)).json).toMatchObject({ format, imported: 1, refused: 0 })
})

test("characters that no database takes are told, wherever they stand, and break nothing", async () => {
  const nul = "a\u0000b\ud800c\u202ed"
  const files = [
    recipeXml({ NAME: nul }),
    recipeXml({ NOTES: nul }),
    recipeXml({ ["X\u0000Y"]: "vendor" }),
    recipeXml({ VENDOR_TAG: nul }),
    recipeXml({
      HOPS: `<HOP><NAME>${nul}</NAME><ALPHA>5</ALPHA><AMOUNT>0.01</AMOUNT><USE>Boil</USE><TIME>60</TIME></HOP>`,
    }),
    recipeXml({ NAME: "&#0;&#x202e;&#xd800;x" }),
  ]
  for (const file of files) expect([200, 201]).toContain((await importFile(utf8(file))).status)
  const json = [beerJsonFile({ name: nul, notes: nul, [nul]: nul }), beerJsonFile({ __proto__: { a: nul } })]
  for (const file of json) expect((await importFile(file)).status).toBe(201)
})

describe("an 11 MB file is refused", () => {
  test("before any of it is read, when its length is announced", async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const upload = request(`${api.url}/v1/recipes/import`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${brewer.token}`,
          "content-type": "application/xml",
          "content-length": 11 * megabyte,
        },
      })
      upload.once("response", ({ statusCode }) => {
        resolve(statusCode)
        upload.destroy()
      })
      upload.once("error", reject)
      upload.flushHeaders() // the body never comes
    })
    expect(status).toBe(413)
  })

  test("with a problem that names the limit, whichever way it is sent", async () => {
    const file = new Uint8Array(11 * megabyte).fill(0x20)
    for (const body of [file, new Blob([file]).stream()]) {
      const answer = await importFile(body)
      expect(answer.json).toMatchObject({
        status: 413,
        code: "body_too_large",
        detail: expect.stringContaining(String(10 * megabyte)),
      })
    }
  })
})
