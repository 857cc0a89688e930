import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose"
import { mkdtemp, readFile, rm, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import type { Auth } from "firebase-admin/auth"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { z } from "zod"
import { startIdentity, type RunningIdentity } from "../../../local/identity/start-identity.ts"
import { adminAuth } from "./admin-auth.ts"

const PROJECT = "demo-brasse-bouillon"
const EMAIL = "brewer@example.org"
const PASSWORD = "Cascade-1975"

const Tokens = z.object({ idToken: z.string(), refreshToken: z.string() })

describe("firebase-admin against the local identity server", () => {
  let identity: RunningIdentity
  let auth: Auth

  beforeEach(async () => {
    identity = await startIdentity({ port: 0, projectId: PROJECT })
    auth = adminAuth(identity, PROJECT)
  })
  afterEach(() => identity.stop())

  test("an account that was made reads back the same, by id and by address", async () => {
    const { uid } = await auth.createUser({
      uid: "brewer-1",
      email: EMAIL,
      emailVerified: true,
      password: PASSWORD,
      displayName: "Aurélie",
      phoneNumber: "+33612345678",
    })
    expect(uid).toBe("brewer-1")
    const read = await auth.getUser("brewer-1")
    expect(read).toMatchObject({
      uid: "brewer-1",
      email: EMAIL,
      emailVerified: true,
      displayName: "Aurélie",
      phoneNumber: "+33612345678",
      disabled: false,
    })
    expect(read.passwordHash).toBeUndefined()
    expect(read.providerData.map(({ providerId }) => providerId)).toEqual(["password", "phone"])
    expect((await auth.getUserByEmail("BREWER@example.org")).uid).toBe("brewer-1")
    expect((await auth.getUserByPhoneNumber("+33612345678")).uid).toBe("brewer-1")
  })

  test("ids and addresses are taken once", async () => {
    await auth.createUser({ uid: "brewer-1", email: EMAIL })
    await expect(auth.createUser({ uid: "brewer-1" })).rejects.toMatchObject({
      code: "auth/uid-already-exists",
    })
    await expect(auth.createUser({ email: EMAIL })).rejects.toMatchObject({
      code: "auth/email-already-exists",
    })
    await auth.createUser({ uid: "brewer-2", email: "two@example.org" })
    await expect(auth.updateUser("brewer-2", { email: EMAIL })).rejects.toMatchObject({
      code: "auth/email-already-exists",
    })
  })

  test("an unknown account is user-not-found for every call", async () => {
    const missing = { code: "auth/user-not-found" }
    await expect(auth.getUser("nobody")).rejects.toMatchObject(missing)
    await expect(auth.getUserByEmail(EMAIL)).rejects.toMatchObject(missing)
    await expect(auth.updateUser("nobody", { displayName: "Nobody" })).rejects.toMatchObject(missing)
    await expect(auth.deleteUser("nobody")).rejects.toMatchObject(missing)
  })

  test("every account is listed once, over as many pages as it takes", async () => {
    const made = await Promise.all([1, 2, 3, 4, 5].map((n) => auth.createUser({ uid: `brewer-${n}` })))
    const listed: string[] = []
    let page = await auth.listUsers(2)
    listed.push(...page.users.map(({ uid }) => uid))
    while (page.pageToken !== undefined) {
      page = await auth.listUsers(2, page.pageToken)
      listed.push(...page.users.map(({ uid }) => uid))
    }
    expect(listed).toEqual(made.map(({ uid }) => uid).toSorted())
  })

  test("several are read and deleted at once", async () => {
    await Promise.all(["a", "b", "c"].map((uid) => auth.createUser({ uid })))
    const { users, notFound } = await auth.getUsers([{ uid: "a" }, { uid: "c" }, { uid: "x" }])
    expect(users.map(({ uid }) => uid)).toEqual(["a", "c"])
    expect(notFound).toEqual([{ uid: "x" }])
    expect(await auth.deleteUsers(["a", "b"])).toMatchObject({ successCount: 2, failureCount: 0 })
    expect((await auth.listUsers()).users.map(({ uid }) => uid)).toEqual(["c"])
  })

  test("claims, name, picture and the disabled state change and can be taken back", async () => {
    await auth.createUser({ uid: "a", displayName: "Ada", photoURL: "https://example.org/a.png" })
    await auth.setCustomUserClaims("a", { roles: ["admin"] })
    await auth.updateUser("a", { disabled: true, displayName: null, photoURL: null })
    const changed = await auth.getUser("a")
    expect(changed).toMatchObject({ disabled: true, customClaims: { roles: ["admin"] } })
    expect(changed.displayName).toBeUndefined()
    expect(changed.photoURL).toBeUndefined()
    await auth.setCustomUserClaims("a", null)
    await auth.updateUser("a", { disabled: false })
    expect(await auth.getUser("a")).toMatchObject({ disabled: false, customClaims: {} })
  })

  test("revocation moves the time from which sessions count", async () => {
    await auth.createUser({ uid: "a" })
    const before = Math.floor(Date.now() / 1000)
    await auth.revokeRefreshTokens("a")
    const validAfter = Date.parse((await auth.getUser("a")).tokensValidAfterTime ?? "") / 1000
    expect(validAfter).toBeGreaterThanOrEqual(before)
  })

  test("another project, or a caller without the administrator's token, is refused", async () => {
    await expect(adminAuth(identity, "demo-other").createUser({ uid: "a" })).rejects.toMatchObject({
      code: "auth/project-not-found",
    })
    const anonymous = await fetch(
      `${identity.url}/identitytoolkit.googleapis.com/v1/projects/${PROJECT}/accounts`,
      { method: "POST", body: "{}" },
    )
    expect(anonymous.status).toBe(403)
  })

  test("accounts can be counted and searched", async () => {
    await auth.createUser({ uid: "a", email: EMAIL })
    await auth.createUser({ uid: "b" })
    const query = async (body: object) => {
      const answer = await fetch(
        `${identity.url}/identitytoolkit.googleapis.com/v1/projects/${PROJECT}/accounts:query`,
        { method: "POST", headers: { Authorization: "Bearer owner" }, body: JSON.stringify(body) },
      )
      return answer.json()
    }
    expect(await query({ returnUserInfo: false })).toEqual({ recordsCount: "2" })
    expect(await query({ expression: [{ email: EMAIL }] })).toMatchObject({
      recordsCount: "1",
      userInfo: [{ localId: "a" }],
    })
  })

  test("firebase-admin in emulator mode wants unsigned tokens: signed ones are for a verifier with the key set", async () => {
    const { idToken } = await clientCall(identity, "signUp", { email: EMAIL, password: PASSWORD })
    await expect(auth.verifyIdToken(idToken)).rejects.toMatchObject({ code: "auth/argument-error" })
  })

  test("a call that is not offered says which", async () => {
    const answer = await fetch(`${identity.url}/identitytoolkit.googleapis.com/v1/accounts:signInWithIdp`, {
      method: "POST",
      body: "{}",
    })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain("accounts:signInWithIdp is not part of the local identity server")
  })

  test("a body that is not JSON, or lacks a field, is refused and named", async () => {
    const url = `${identity.url}/identitytoolkit.googleapis.com/v1/accounts:signInWithCustomToken`
    for (const body of ["{", "{}", '{"token":7}']) {
      const answer = await fetch(url, { method: "POST", body })
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({
        error: { message: expect.stringMatching(/^INVALID_ARGUMENT/) },
      })
    }
  })

  test("tests can have any claims signed by the server's key", async () => {
    const { token } = z.object({ token: z.string() }).parse(
      await (
        await fetch(`${identity.url}/local/tokens`, {
          method: "POST",
          body: JSON.stringify({ claims: { sub: "forged", aud: "elsewhere", exp: 1000, auth_time: null } }),
        })
      ).json(),
    )
    expect(decodeJwt(token)).toEqual({
      iss: `https://securetoken.google.com/${PROJECT}`,
      sub: "forged",
      aud: "elsewhere",
      iat: expect.any(Number),
      exp: 1000,
    })
  })
})

describe("the data directory of the identity server", () => {
  let dataDir: string
  beforeEach(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), "identity-"))
  })
  afterEach(() => rm(dataDir, { recursive: true }))
  const start = () => startIdentity({ port: 0, projectId: PROJECT, dataDir })

  test("accounts, keys and sessions survive a restart", async () => {
    const first = await start()
    const { idToken, refreshToken } = await clientCall(first, "signUp", { email: EMAIL, password: PASSWORD })
    const keys = await (await fetch(first.keySetUrl)).json()
    await first.stop()

    const second = await start()
    expect(await (await fetch(second.keySetUrl)).json()).toEqual(keys)
    await expect(jwtVerify(idToken, createRemoteJWKSet(new URL(second.keySetUrl)))).resolves.toBeDefined()
    const again = await clientCall(second, "signInWithPassword", { email: EMAIL, password: PASSWORD })
    expect(decodeJwt(again.idToken).sub).toBe(decodeJwt(idToken).sub)
    const refreshed = await fetch(`${second.url}/securetoken.googleapis.com/v1/token`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken }),
    })
    expect(refreshed.status).toBe(200)
    await second.stop()
  })

  test("no password is written, and nobody else may read the files", async () => {
    const identity = await start()
    await clientCall(identity, "signUp", { email: EMAIL, password: PASSWORD })
    await identity.stop()
    expect(await readFile(path.join(dataDir, "accounts.json"), "utf8")).not.toContain(PASSWORD)
    for (const file of ["accounts.json", "signing-keys.json", "refresh-secret.json"]) {
      expect((await stat(path.join(dataDir, file))).mode & 0o777).toBe(0o600)
    }
  })

  test("a port that is taken is named", async () => {
    const first = await startIdentity({ port: 0, projectId: PROJECT })
    const port = Number(new URL(first.url).port)
    await expect(startIdentity({ port, projectId: PROJECT })).rejects.toThrow(
      `port ${port}, meant for the identity server, is taken`,
    )
    await first.stop()
  })
})

const clientCall = async (identity: RunningIdentity, call: string, body: object) => {
  const answer = await fetch(`${identity.url}/identitytoolkit.googleapis.com/v1/accounts:${call}?key=local`, {
    method: "POST",
    body: JSON.stringify(body),
  })
  return Tokens.parse(await answer.json())
}
