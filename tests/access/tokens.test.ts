import { randomUUIDv7 } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import { Problem } from "../../src/http/define.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"
import { forgeTokens } from "./forged-tokens.ts"

let api: RunningApi
beforeAll(async () => {
  api = await runningApi()
})

/** What the API says to a token: its status, the code, and why in the header. */
const askedWith = async (authorization: string | undefined) => {
  const { status, headers, json } = await api.call("GET", "/v1/me", {
    headers: authorization === undefined ? {} : { authorization },
  })
  const code = status >= 400 ? Problem.parse(json).code : undefined
  return { status, code, challenge: headers.get("www-authenticate") }
}

/** A token of a sign-in after any that was revoked up to now: those are told apart by the second. */
const signedInLater = ({ uid }: Brewer): Promise<string> => {
  const soon = Math.floor(Date.now() / 1000) + 2
  return api.mint({ sub: uid, user_id: uid, auth_time: soon, iat: soon })
}

test("the code tells an app whether to get a new token, to sign in again, or to give up", async () => {
  const member = await api.signUp()
  const forged = await forgeTokens(api, member)
  for (const [what, token] of Object.entries(forged)) {
    const code = what === "an expired token" ? "token_expired" : "token_invalid"
    expect(await askedWith(`Bearer ${token}`), what).toEqual({
      status: 401,
      code,
      challenge: `Bearer realm="brasse-bouillon", error="invalid_token", error_description="${code}"`,
    })
  }
  expect((await askedWith(`Bearer ${member.token}`)).status).toBe(200)
})

test("without a bearer token the challenge names no error, as RFC 6750 asks", async () => {
  for (const authorization of [undefined, "", "Bearer", "Bearer ", "Basic YTpi", "bearer"]) {
    expect(await askedWith(authorization), authorization).toEqual({
      status: 401,
      code: "unauthenticated",
      challenge: 'Bearer realm="brasse-bouillon"',
    })
  }
})

test("the scheme may be written in any case", async () => {
  const { token } = await api.signUp()
  expect((await askedWith(`bEARER ${token}`)).status).toBe(200)
})

test("a token in the query or in a cookie counts for nothing", async () => {
  const { token } = await api.signUp()
  const inQuery = await api.call("GET", `/v1/me?access_token=${token}`)
  const inCookie = await api.call("GET", "/v1/me", {
    headers: { cookie: `token=${token}; __session=${token}` },
  })
  expect([inQuery.status, inCookie.status]).toEqual([401, 401])
})

test("a token as long as 64 KB is refused before anybody verifies it, and the next request is served", async () => {
  const { token } = await api.signUp()
  const { status } = await api.call("GET", "/v1/me", { token: `${token}${"A".repeat(64 * 1024)}` })
  expect(status).toBe(431)
  expect((await askedWith(`Bearer ${token}`)).status).toBe(200)
})

test("a session that was ended says so: signing in again is enough", async () => {
  const member = await api.signUp()
  expect((await api.call("POST", "/v1/me/sign-out-everywhere", member)).status).toBe(204)
  expect(await askedWith(`Bearer ${member.token}`)).toEqual({
    status: 401,
    code: "token_revoked",
    challenge: 'Bearer realm="brasse-bouillon", error="invalid_token", error_description="token_revoked"',
  })
  expect((await askedWith(`Bearer ${await signedInLater(member)}`)).status).toBe(200)
})

test("a member who was disabled is refused at once, and let in again when enabled and signed in anew", async () => {
  const [admin, member] = [await api.signUp({ roles: ["admin"] }), await api.signUp()]
  const id = await api.idOf(member)
  expect((await api.call("POST", `/v1/admin/users/${id}/disable`, admin)).status).toBe(204)
  expect(await askedWith(`Bearer ${member.token}`)).toMatchObject({ status: 401, code: "member_disabled" })
  expect((await api.call("POST", `/v1/admin/users/${id}/enable`, admin)).status).toBe(204)
  expect((await api.call("GET", "/v1/me", { token: await signedInLater(member) })).status).toBe(200)
})

test("a phone whose session was ended, by its owner or by an administrator, is no longer pushed to", async () => {
  const [admin, owner, other, bystander] = [
    await api.signUp({ roles: ["admin"] }),
    await api.signUp(),
    await api.signUp(),
    await api.signUp(),
  ]
  for (const brewer of [owner, other, bystander]) {
    const body = { token: `fcm-${brewer.uid}`, platform: "ios", locale: "fr", appVersion: "1.0.0" }
    const put = await api.call("PUT", `/v1/me/installations/${randomUUIDv7()}`, { ...brewer, body })
    expect(put.status).toBeLessThan(300)
  }
  await api.call("POST", "/v1/me/sign-out-everywhere", owner)
  await api.call("POST", `/v1/admin/users/${await api.idOf(other)}/disable`, admin)
  expect(await api.asOwner("select token from installations where token like 'fcm-%'")).toEqual([
    { token: `fcm-${bystander.uid}` },
  ])
})

test("roles that a token claims for itself do not count against what the provider knows", async () => {
  const [member, victim] = [await api.signUp(), await api.signUp()]
  await api.idOf(member)
  const id = await api.idOf(victim)
  const stale = await api.mint({
    sub: member.uid,
    user_id: member.uid,
    roles: ["admin"],
    iat: Math.floor(Date.now() / 1000) - 60,
  })
  expect((await api.call("POST", `/v1/admin/users/${id}/disable`, { token: stale })).status).toBe(403)
})
