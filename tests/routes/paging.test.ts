import { beforeAll, describe, expect, test } from "vitest"
import * as z from "zod"
import { aRecipe } from "../support/a-recipe.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"

const Page = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string() })),
  nextCursor: z.string().nullable(),
})

let api: RunningApi
beforeAll(async () => {
  api = await runningApi()
})

const create = async (brewer: Brewer, name: string): Promise<void> => {
  const answer = await api.call("POST", "/v1/recipes", { ...brewer, body: { ...aRecipe, name } })
  expect(answer.status).toBe(201)
}

const page = async (brewer: Brewer, query: string) =>
  Page.parse((await api.call("GET", `/v1/recipes?${query}`, brewer)).json)

describe("a list of recipes, page by page", () => {
  test("has each recipe once, while others are added and removed meanwhile", async () => {
    const brewer = await api.signUp()
    // Made at once, so that many share their millisecond.
    const names = Array.from({ length: 60 }, (_, index) => `Recipe ${index}`)
    await Promise.all(names.map((name) => create(brewer, name)))

    const seen: string[] = []
    let cursor: string | null = null
    let pages = 0
    do {
      const query: string = cursor === null ? "limit=7" : `limit=7&cursor=${cursor}`
      const { items, nextCursor } = await page(brewer, query)
      seen.push(...items.map(({ name }) => name))
      cursor = nextCursor
      pages += 1
      await create(brewer, `Later ${pages}`)
      // What is deleted behind the reader shifts nothing.
      const [first] = items
      await api.call("DELETE", `/v1/recipes/${first?.id}`, { ...brewer, headers: { "if-match": "*" } })
    } while (cursor !== null)
    expect(pages).toBe(9)
    expect(seen.toSorted()).toEqual(names.toSorted())
  })

  test("ends with null, also when the last page is full, and is empty for who has none", async () => {
    const brewer = await api.signUp()
    expect(await page(brewer, "")).toEqual({ items: [], nextCursor: null })
    for (const name of ["1", "2", "3", "4"]) await create(brewer, name)
    const first = await page(brewer, "limit=2")
    const last = await page(brewer, `limit=2&cursor=${first.nextCursor}`)
    expect(last.items.map(({ name }) => name)).toEqual(["2", "1"])
    expect(last.nextCursor).toBeNull()
  })

  test("holds 50 unless more are asked for, and 200 at most, however many are", async () => {
    const brewer = await api.signUp()
    const owner = await api.idOf(brewer)
    await create(brewer, "Copied")
    await api.asOwner(
      `insert into recipes select (jsonb_populate_record(recipes, jsonb_build_object('id', gen_random_uuid()))).*
       from recipes, generate_series(1, 204) where owner_id = $1`,
      [owner],
    )
    const lengths = []
    for (const query of [
      "",
      "limit=200",
      "limit=201",
      "limit=1000000",
      "limit=9007199254740991",
      `limit=1${"0".repeat(400)}`,
    ])
      lengths.push((await page(brewer, query)).items.length)
    expect(lengths).toEqual([50, 200, 200, 200, 200, 200])
    const { nextCursor } = await page(brewer, "limit=500")
    expect((await page(brewer, `limit=500&cursor=${nextCursor}`)).items).toHaveLength(5)
  })

  test("goes on with one's own things only, whoever's cursor it is", async () => {
    const [one, other] = [await api.signUp(), await api.signUp()]
    for (const name of ["1", "2"]) await create(one, name)
    await create(other, "Somebody else's")
    const { nextCursor } = await page(one, "limit=1")
    expect((await page(other, `cursor=${nextCursor}`)).items).toEqual([])
  })
})
