import { beforeAll, expect, test } from "vitest"
import { fileErrors } from "../../src/formats/beerjson/beerjson-schema.ts"
import { aRecipe } from "../support/a-recipe.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"
import { fileBytes } from "../formats/beerxml-file.ts"

let api: RunningApi
let brewer: Brewer
beforeAll(async () => {
  api = await runningApi()
  brewer = await api.signUp()
})

type Stored = Readonly<Record<string, unknown>> & { readonly id: string }
const stored = async (members: object = {}): Promise<Stored> =>
  (await api.call("POST", "/v1/recipes", { ...brewer, body: { ...aRecipe, ...members } })).json as Stored
const exported = (id: string, format: string, headers: Record<string, string> = {}) =>
  api.call("GET", `/v1/recipes/${id}/export?format=${format}`, { ...brewer, headers })
const imported = async (body: string) => {
  const answer = await api.call("POST", "/v1/recipes/import", {
    ...brewer,
    body,
    headers: { "content-type": "application/octet-stream" },
  })
  return (answer.json as { items: { recipe: Stored; issues: unknown[] }[] }).items[0]
}

/** What a file says of a recipe: neither its row, nor what is of the app (photos, its style in our catalogue). */
const ofTheApp = new Set(["id", "version", "createdAt", "updatedAt", "photoIds", "styleId"])
const content = (recipe: Stored) =>
  Object.fromEntries(Object.entries(recipe).filter(([key]) => !ofTheApp.has(key)))

test("a recipe that is exported as BeerXML and imported again is the same, figures and all", async () => {
  const recipe = await stored({ name: "Bière d'été", tags: ["été"], extensions: { BREWER: "Ada" } })
  const file = await exported(recipe.id, "beerxml")
  expect([file.status, file.headers.get("content-type")]).toEqual([200, "application/xml; charset=utf-8"])
  expect(file.headers.get("content-disposition")).toContain('filename="Biere dete.xml"')
  expect(file.headers.has("brasse-lost")).toBe(false)
  const again = await imported(file.text)
  expect(again?.issues).toEqual([])
  expect(again && content(again.recipe)).toEqual(content(recipe))
})

test("as BeerJSON it is valid by the official schema, and what has no place there is named", async () => {
  const recipe = await stored({ tags: ["summer"] })
  const file = await exported(recipe.id, "beerjson")
  expect([file.status, file.headers.get("content-type")]).toEqual([200, "application/json"])
  expect(fileErrors(file.json)).toEqual([])
  expect(file.headers.get("brasse-lost")).toContain("tags%5B1%5D")
  expect((await imported(file.text))?.recipe["name"]).toBe(recipe["name"])
})

test("an imported file comes out as it went in, with what only its program knows", async () => {
  const { items } = (
    await api.call("POST", "/v1/recipes/import", {
      ...brewer,
      body: fileBytes("brewfather_Kalsarikanni_RiversOfBlood.xml"),
      headers: { "content-type": "application/xml" },
    })
  ).json as { items: { recipe: Stored }[] }
  const recipe = items[0]?.recipe
  if (recipe === undefined) throw new Error("the file should be readable")
  const again = await imported((await exported(recipe.id, "beerxml")).text)
  expect(again && content(again.recipe)).toEqual(content(recipe))
})

test("a file is for its owner's cache alone, and not sent again while the recipe stands", async () => {
  const { id } = await stored()
  const file = await exported(id, "beerxml")
  expect(file.headers.get("cache-control")).toBe("private, no-cache")
  expect(file.headers.get("etag")).toBe('"1"')
  const again = await exported(id, "beerxml", { "if-none-match": '"1"' })
  expect([again.status, again.text, again.headers.get("etag")]).toEqual([304, "", '"1"'])
  expect(again.headers.get("cache-control")).toBe("private, no-cache")
  const head = await api.call("HEAD", `/v1/recipes/${id}/export?format=beerxml`, { ...brewer })
  expect([head.status, head.text]).toEqual([200, ""])
})

test("a format that we don't write is refused; without a word it is BeerXML", async () => {
  const { id } = await stored()
  for (const query of ["?format=brewfather", "?format=", "?format=beerxml&zip=1"]) {
    const answer = await api.call("GET", `/v1/recipes/${id}/export${query}`, { ...brewer })
    expect(answer, query).toMatchObject({ status: 422, json: { code: "validation_failed" } })
  }
  const answer = await api.call("GET", `/v1/recipes/${id}/export`, { ...brewer })
  expect(answer.headers.get("content-type")).toBe("application/xml; charset=utf-8")
})
