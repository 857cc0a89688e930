import { beforeEach, expect, test } from "vitest"
import type { TokenVerifier } from "../../../src/features/accounts/ports.ts"
import { cacheVerified } from "../../../src/platform/firebase/cached-verifier.ts"
import { err, ok } from "../../../src/shared/result.ts"

let now = 0
let verified: string[] = []
const clock = { now: () => new Date(now) }

/** Takes any token that does not start with `bad`, for an hour. */
const counting: TokenVerifier = {
  verify: async (token) => {
    verified.push(token)
    if (token.startsWith("bad")) return err({ kind: "token_invalid", reason: "bad" })
    const at = new Date(now)
    return ok({ uid: token, roles: [], issuedAt: at, signedInAt: at, expiresAt: new Date(now + 3_600_000) })
  },
}

beforeEach(() => {
  now = 0
  verified = []
})

test("a token is verified once; from then on it is answered without a promise", async () => {
  const { verify } = cacheVerified(counting, { clock })
  const first = await verify("good")
  const second = verify("good")
  expect(second).not.toBeInstanceOf(Promise)
  expect(second).toEqual(first)
  expect(verified).toEqual(["good"])
})

test("what is remembered ends with the token, to the second", async () => {
  const { verify } = cacheVerified(counting, { clock })
  await verify("good")
  now = 3_599_999
  expect(await verify("good")).toMatchObject({ ok: true })
  now = 3_600_000
  expect(await verify("good")).toEqual(err({ kind: "token_expired" }))
})

test("another token is never answered with the first one's person, however alike", async () => {
  const { verify } = cacheVerified(counting, { clock })
  for (const token of ["good", "good.", "Good", "goo"]) {
    expect(await verify(token)).toMatchObject({ ok: true, value: { uid: token } })
  }
})

test("refused tokens are not remembered, and push no good one out", async () => {
  const { verify } = cacheVerified(counting, { clock, max: 1 })
  await verify("good")
  await verify("bad")
  await verify("bad")
  expect(verified).toEqual(["good", "bad", "bad"])
  expect(verify("good")).toMatchObject({ ok: true })
})

test("no more than its share of memory is used: the token that was longest unused goes", async () => {
  const { verify } = cacheVerified(counting, { clock, max: 2 })
  for (const token of ["a", "b", "a", "c"]) await verify(token)
  await verify("a")
  expect(verified).toEqual(["a", "b", "c"])
  await verify("b")
  expect(verified).toEqual(["a", "b", "c", "b"])
})
