import { beforeAll, describe, expect, test } from "vitest"
import { aRecipe } from "../support/a-recipe.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"

describe("while nothing may be changed", () => {
  let api: RunningApi
  let brewer: Brewer
  beforeAll(async () => {
    api = await runningApi({ READ_ONLY: "true" })
    brewer = await api.signUp()
  })

  test("what is there can be read, and figures can be worked out", async () => {
    for (const path of ["/v1/me", "/v1/recipes", "/v1/version"]) {
      expect((await api.call("GET", path, brewer)).status, path).toBe(200)
    }
    expect((await api.call("POST", "/v1/recipes/calculate", { ...brewer, body: aRecipe })).status).toBe(200)
  })

  test("a change is refused with when to come back, and leaves nothing", async () => {
    const { status, headers, json } = await api.call("POST", "/v1/recipes", { ...brewer, body: aRecipe })
    expect(status).toBe(503)
    expect(json).toMatchObject({ code: "read_only" })
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0)
    expect(await api.asOwner("select id from recipes")).toEqual([])
  })
})

describe("an app that is too old", () => {
  let api: RunningApi
  let brewer: Brewer
  beforeAll(async () => {
    api = await runningApi({ MIN_CLIENT_VERSIONS: "ios/1.10.2, android/2.0.0" })
    brewer = await api.signUp()
  })
  const ask = async (client: string) =>
    (await api.call("GET", "/v1/me", { ...brewer, headers: { "brasse-client": client } })).status

  test("is told to update", async () => {
    for (const client of ["ios/1.10.1", "ios/1.9.9", "ios/0.99.99", "android/1.99.0"]) {
      expect(await ask(client), client).toBe(426)
    }
    const { json } = await api.call("GET", "/v1/me", { ...brewer, headers: { "brasse-client": "ios/1.2.0" } })
    expect(json).toMatchObject({ code: "upgrade_required", detail: expect.stringContaining("1.10.2") })
  })

  test("is the only one: newer ones, others, and whoever says nothing are answered", async () => {
    for (const client of ["ios/1.10.2", "ios/1.11.0", "ios/2.0.0", "android/2.0.0", "web/0.1.0", "curl"]) {
      expect(await ask(client), client).toBe(200)
    }
    expect((await api.call("GET", "/v1/me", brewer)).status).toBe(200)
    const old = { headers: { "brasse-client": "ios/1.0.0" } }
    expect((await api.call("GET", "/v1/version", old)).status).toBe(200)
  })
})
