import { beforeAll, describe, expect, test } from "vitest"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"

// A hundredth of the quotas: 12 a minute for an address, 6 for a member.
const narrow = { RATE_LIMIT_FACTOR: "0.01" }

const statuses = async (
  times: number,
  ask: (index: number) => Promise<{ status: number }>,
): Promise<number[]> => {
  const all = []
  for (let index = 0; index < times; index += 1) all.push((await ask(index)).status)
  return all
}

const served = (count: number): number[] => Array.from({ length: count }, () => 200)
const refused = (count: number): number[] => Array.from({ length: count }, () => 429)

describe("a member", () => {
  let api: RunningApi
  let brewer: Brewer
  beforeAll(async () => {
    api = await runningApi({ ...narrow, TRUSTED_PROXY_HOPS: "1" })
    brewer = await api.signUp()
  })

  const ask = (who: Brewer, address: string) =>
    api.call("GET", "/v1/me", { ...who, headers: { "x-forwarded-for": address } })

  test("is told the quota and what is left of it, then 429 and when to come back, from wherever", async () => {
    const left = []
    for (let index = 0; index < 6; index += 1) {
      const { status, headers } = await ask(brewer, `192.0.2.${index}`)
      expect([status, headers.get("ratelimit-policy")]).toEqual([200, '"member";q=6;w=60'])
      left.push(/^"member";r=(\d+);t=\d+$/.exec(headers.get("ratelimit") ?? "")?.[1])
    }
    expect(left).toEqual(["5", "4", "3", "2", "1", "0"])
    const { status, headers, json } = await ask(brewer, "192.0.2.99")
    expect(status).toBe(429)
    expect(json).toMatchObject({ code: "too_many_requests", detail: expect.stringMatching(/\d+ s/) })
    const seconds = Number(headers.get("retry-after"))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(60)
    expect(headers.get("ratelimit")).toBe(`"member";r=0;t=${seconds}`)
    expect(headers.get("cache-control")).toBe("no-store")
  })

  test("does not use up another's quota", async () => {
    expect((await ask(await api.signUp(), "192.0.2.50")).status).toBe(200)
  })
})

describe("an address", () => {
  describe("behind no proxy of ours", () => {
    let api: RunningApi
    beforeAll(async () => {
      api = await runningApi({ ...narrow, TRUSTED_PROXY_HOPS: "0" })
    })

    test("is the connection's, whatever X-Forwarded-For says", async () => {
      const ask = (index: number) =>
        api.call("GET", "/v1/version", {
          headers: { "x-forwarded-for": `198.51.100.${index}, 203.0.113.${index}` },
        })
      expect(await statuses(15, ask)).toEqual([...served(12), ...refused(3)])
    })

    test("whose quota is used up may still ask for our health", async () => {
      expect(await statuses(30, () => api.call("GET", "/health/live"))).toEqual(served(30))
    })
  })

  describe("behind one proxy of ours", () => {
    let api: RunningApi
    beforeAll(async () => {
      api = await runningApi({ ...narrow, TRUSTED_PROXY_HOPS: "1" })
    })

    test("is the one that our proxy wrote, whatever stands before it", async () => {
      const ask = (index: number) =>
        api.call("GET", "/v1/version", { headers: { "x-forwarded-for": `198.51.100.${index}, 203.0.113.7` } })
      expect(await statuses(15, ask)).toEqual([...served(12), ...refused(3)])
      const neighbour = { "x-forwarded-for": "203.0.113.7, 203.0.113.8" }
      expect((await api.call("GET", "/v1/version", { headers: neighbour })).status).toBe(200)
    })

    test("counts requests that are refused for their token as well", async () => {
      const ask = () =>
        api.call("GET", "/v1/me", { token: "guess", headers: { "x-forwarded-for": "203.0.113.20" } })
      expect(await statuses(14, ask)).toEqual([...Array.from({ length: 12 }, () => 401), 429, 429])
    })
  })
})

describe("an address that keeps sending tokens that nobody issued", () => {
  let api: RunningApi
  let brewer: Brewer
  beforeAll(async () => {
    api = await runningApi({ RATE_LIMIT_FACTOR: "1", TRUSTED_PROXY_HOPS: "1" })
    brewer = await api.signUp()
  })
  const from = (address: string, token?: string) =>
    api.call("GET", "/v1/me", { token, headers: { "x-forwarded-for": address } })

  test("is not heard for a minute, whatever it writes into X-Forwarded-For, and no other address is concerned", async () => {
    const guess = (index: number) => from(`198.51.100.${index}, 203.0.113.66`, `guess-${index}`)
    expect(await statuses(22, guess)).toEqual([...Array.from({ length: 20 }, () => 401), 429, 429])

    const { status, headers, json } = await from("203.0.113.66", brewer.token)
    expect([status, json]).toMatchObject([429, { code: "address_banned" }])
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(50)
    expect((await from("203.0.113.67", brewer.token)).status).toBe(200)
  })

  test("is not one whose tokens are missing or have expired", async () => {
    const expired = await api.mint({
      sub: brewer.uid,
      user_id: brewer.uid,
      exp: 1_000_000_000,
      iat: 999_996_400,
    })
    const ask = (index: number) => from("203.0.113.68", index % 2 === 0 ? expired : undefined)
    expect(await statuses(50, ask)).toEqual(Array.from({ length: 50 }, () => 401))
    expect((await from("203.0.113.68", brewer.token)).status).toBe(200)
  })
})
