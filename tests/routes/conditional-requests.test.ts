import { beforeAll, describe, expect, test } from "vitest"
import { aRecipe } from "../support/a-recipe.ts"
import { exampleOf } from "../support/examples.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"

let api: RunningApi
let brewer: Brewer
beforeAll(async () => {
  api = await runningApi()
  brewer = await api.signUp()
})

const things = [
  ["a recipe", "readRecipe", "-en"],
  ["a batch", "readBatch", ""],
  ["an equipment", "readEquipment", ""],
] as const

describe.each(things)("%s", (_what, id, language) => {
  const first = `"1${language}"`
  const read = (path: string, headers: Record<string, string> = {}) =>
    api.call("GET", path, { ...brewer, headers })
  const remove = (path: string, headers: Record<string, string>) =>
    api.call("DELETE", path, { ...brewer, headers })

  test("that has not changed is not sent again, to GET and to HEAD", async () => {
    const { path } = await exampleOf(id, api, brewer)
    const whole = await read(path)
    expect(whole.headers.get("etag")).toBe(first)
    expect(whole.headers.get("cache-control")).toBe("private, no-cache")
    for (const tag of [first, `W/${first}`, `"7", ${first}`, "*"]) {
      const again = await read(path, { "if-none-match": tag })
      expect([again.status, again.text, again.headers.get("etag")], tag).toEqual([304, "", first])
    }
    const head = await api.call("HEAD", path, { ...brewer, headers: { "if-none-match": first } })
    expect(head.status).toBe(304)
    expect((await read(path, { "if-none-match": '"2"' })).text).toBe(whole.text)
  })

  test("is deleted by whoever saw its version: 428 without a word of it, 412 when it has moved on", async () => {
    const { path } = await exampleOf(id, api, brewer)
    const unsaid = await remove(path, {})
    expect(unsaid).toMatchObject({ status: 428, json: { code: "precondition_required" } })
    for (const tag of ['"2"', 'W/"1"', '"0"', '"01"', "1", '"x"', '""']) {
      const stale = await remove(path, { "if-match": tag })
      expect(stale, tag).toMatchObject({ status: 412, json: { code: "precondition_failed" } })
      expect(stale.headers.get("etag"), tag).toBe(first)
    }
    expect((await remove(path, { "if-match": '"9", "1"' })).status).toBe(204)
    expect((await read(path)).status).toBe(404)
  })
})

test("a batch that moves gets a new tag, and the old one no longer deletes it", async () => {
  const { path } = await exampleOf("readBatch", api, brewer)
  const started = await api.call("POST", `${path}/start`, brewer)
  expect(started.headers.get("etag")).toBe('"2"')
  expect((await api.call("GET", path, { ...brewer, headers: { "if-none-match": '"1"' } })).status).toBe(200)
  const stale = await api.call("DELETE", path, { ...brewer, headers: { "if-match": '"1"' } })
  expect([stale.status, stale.headers.get("etag")]).toEqual([412, '"2"'])
})

test("a recipe in the other language is sent, though its version is known, and may be changed by either tag", async () => {
  const { path } = await exampleOf("readRecipe", api, brewer)
  const french = { "accept-language": "fr" }
  const inFrench = await api.call("GET", path, {
    ...brewer,
    headers: { ...french, "if-none-match": '"1-en"' },
  })
  expect([inFrench.status, inFrench.headers.get("etag")]).toEqual([200, '"1-fr"'])
  const changed = await api.call("PATCH", path, {
    ...brewer,
    body: { name: "Saison" },
    headers: { ...french, "if-match": '"1-en"' },
  })
  expect([changed.status, changed.headers.get("etag")]).toEqual([200, '"2-fr"'])
})

test("of 32 changes that saw the same version, one is made", async () => {
  const { path } = await exampleOf("readRecipe", api, brewer)
  const answers = await Promise.all(
    Array.from({ length: 32 }, (_, index) =>
      api.call("PATCH", path, {
        ...brewer,
        body: { name: `Saison ${index}` },
        headers: { "if-match": '"1"' },
      }),
    ),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 412)).toHaveLength(31)
  expect((await api.call("GET", path, brewer)).json).toMatchObject({ version: 2 })
})

test("no change is lost when 16 writers repeat until they have seen the latest", async () => {
  const { path } = await exampleOf("readRecipe", api, brewer)
  const addTag = async (tag: string): Promise<void> => {
    const { headers, json } = await api.call("GET", path, brewer)
    const { tags } = json as typeof aRecipe
    const changed = await api.call("PATCH", path, {
      ...brewer,
      body: { tags: [...tags, tag] },
      headers: { "if-match": headers.get("etag") ?? "" },
    })
    if (changed.status === 412) return addTag(tag)
    expect(changed.status).toBe(200)
  }
  const tags = Array.from({ length: 16 }, (_, index) => `tag ${index}`)
  await Promise.all(tags.map(addTag))
  const { json } = await api.call("GET", path, brewer)
  expect(json).toMatchObject({ version: 17 })
  expect((json as typeof aRecipe).tags.toSorted()).toEqual([...aRecipe.tags, ...tags].toSorted())
})
