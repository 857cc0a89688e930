import { beforeEach, expect, test } from "vitest"
import { DatabaseUnavailable } from "../../../src/platform/postgres/database-unavailable.ts"
import { iamPassword } from "../../../src/platform/postgres/iam-password.ts"

let now = 0
let fetched = 0
const clock = { now: () => new Date(now) }
const hourly = async () => {
  fetched += 1
  return { token: `token-${fetched}`, expiresAt: new Date(now + 3_600_000) }
}

beforeEach(() => {
  now = 0
  fetched = 0
})

test("connections that are made at the same time share one token", async () => {
  const password = iamPassword(hourly, clock)
  expect(await Promise.all([password(), password(), password()])).toEqual(["token-1", "token-1", "token-1"])
  now = 3_000_000
  expect(await password()).toBe("token-1")
})

test("a token is renewed shortly before it expires, once for all that ask", async () => {
  const password = iamPassword(hourly, clock)
  await password()
  now = 3_600_000 - 119_000
  expect(await Promise.all([password(), password()])).toEqual(["token-2", "token-2"])
})

test("a failure is an outage of the database, and the next connection asks again", async () => {
  let fails = true
  const password = iamPassword(async () => {
    if (fails) throw new Error("no metadata server")
    return hourly()
  }, clock)
  const failure = await password().catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(DatabaseUnavailable)
  expect(failure).toMatchObject({ cause: { message: "no metadata server" } })
  fails = false
  expect(await password()).toBe("token-1")
})
