import { deleteApp, initializeApp } from "firebase/app"
import {
  connectAuthEmulator,
  createUserWithEmailAndPassword,
  deleteUser,
  EmailAuthProvider,
  initializeAuth,
  inMemoryPersistence,
  linkWithCredential,
  reload,
  signInAnonymously,
  signInWithCustomToken,
  signInWithEmailAndPassword,
  signOut,
  updateEmail,
  updatePassword,
  updateProfile,
  type Auth,
} from "firebase/auth"
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { z } from "zod"
import { startIdentity, type RunningIdentity } from "../../../local/identity/start-identity.ts"
import { adminAuth } from "./admin-auth.ts"

const KeySet = z.object({ keys: z.array(z.object({ kid: z.string() })) })
const PROJECT = "demo-brasse-bouillon"
const EMAIL = "brewer@example.org"
const PASSWORD = "Cascade-1975"

describe("the Firebase client SDK against the local identity server", () => {
  let identity: RunningIdentity
  let auth: Auth

  beforeEach(async () => {
    identity = await startIdentity({ port: 0, projectId: PROJECT })
    const app = initializeApp({ apiKey: "local", projectId: PROJECT }, crypto.randomUUID())
    auth = initializeAuth(app, { persistence: inMemoryPersistence })
    connectAuthEmulator(auth, identity.url, { disableWarnings: true })
  })
  afterEach(async () => {
    await signOut(auth)
    await deleteApp(auth.app)
    await identity.stop()
  })

  const signUp = () => createUserWithEmailAndPassword(auth, EMAIL, PASSWORD)
  const signIn = (password = PASSWORD) => signInWithEmailAndPassword(auth, EMAIL, password)

  test("a new account is signed in and its ID token verifies against the published keys", async () => {
    const { user } = await signUp()
    const { payload, protectedHeader } = await jwtVerify(
      await user.getIdToken(),
      createRemoteJWKSet(new URL(identity.keySetUrl)),
      { issuer: `https://securetoken.google.com/${PROJECT}`, audience: PROJECT, algorithms: ["RS256"] },
    )

    expect(protectedHeader).toMatchObject({ alg: "RS256", kid: expect.any(String) })
    expect(payload).toMatchObject({
      sub: user.uid,
      user_id: user.uid,
      email: EMAIL,
      email_verified: false,
      firebase: { sign_in_provider: "password", identities: { email: [EMAIL] } },
    })
    expect(Number(payload.exp) - Number(payload.iat)).toBe(3600)
    expect(payload["auth_time"]).toBe(payload.iat)
  })

  test("an address is taken once, whatever its case", async () => {
    await signUp()
    await expect(createUserWithEmailAndPassword(auth, "Brewer@Example.org", PASSWORD)).rejects.toMatchObject({
      code: "auth/email-already-in-use",
    })
  })

  test("two sign-ups for one address at the same time make one account", async () => {
    const outcomes = await Promise.allSettled([signUp(), signUp()])
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"])
  })

  test.each([
    ["five", "auth/weak-password"],
    ["", "auth/missing-password"],
  ])("the password %j is refused with %s", async (password, code) => {
    await expect(createUserWithEmailAndPassword(auth, EMAIL, password)).rejects.toMatchObject({ code })
  })

  test("what is not an e-mail address is refused", async () => {
    await expect(createUserWithEmailAndPassword(auth, "brewer", PASSWORD)).rejects.toMatchObject({
      code: "auth/invalid-email",
    })
  })

  test("the right password signs in, again and again, to the same account", async () => {
    const { user } = await signUp()
    await signOut(auth)
    expect((await signIn()).user.uid).toBe(user.uid)
  })

  test("a wrong password and an unknown address are refused alike", async () => {
    await signUp()
    await expect(signIn("Saaz-1842")).rejects.toMatchObject({ code: "auth/invalid-credential" })
    await expect(signInWithEmailAndPassword(auth, "nobody@example.org", PASSWORD)).rejects.toMatchObject({
      code: "auth/invalid-credential",
    })
  })

  test("a refreshed token continues the session: same auth_time, same provider", async () => {
    const { user } = await signUp()
    const before = decodeJwt(await user.getIdToken())
    const after = decodeJwt(await user.getIdToken(true))
    expect(after["auth_time"]).toBe(before["auth_time"])
    expect(after["firebase"]).toEqual(before["firebase"])
  })

  test("custom claims appear at the top level of the next token", async () => {
    const { user } = await signUp()
    await adminAuth(identity, PROJECT).setCustomUserClaims(user.uid, { roles: ["moderator"] })
    expect(decodeJwt(await user.getIdToken(true))["roles"]).toEqual(["moderator"])
  })

  test("a disabled account can neither sign in nor refresh", async () => {
    const { user } = await signUp()
    await adminAuth(identity, PROJECT).updateUser(user.uid, { disabled: true })
    await expect(user.getIdToken(true)).rejects.toMatchObject({ code: "auth/user-disabled" })
    await expect(signIn()).rejects.toMatchObject({ code: "auth/user-disabled" })
  })

  test("revoked sessions cannot refresh, even in the second of their sign-in; signing in again works", async () => {
    const { user } = await signUp()
    await adminAuth(identity, PROJECT).revokeRefreshTokens(user.uid)
    await expect(user.getIdToken(true)).rejects.toMatchObject({ code: "auth/user-token-expired" })
    const again = await signIn()
    await expect(again.user.getIdToken(true)).resolves.toEqual(expect.any(String))
  })

  test("a refresh token that was not made here is refused", async () => {
    const { user } = await signUp()
    const response = await fetch(`${identity.url}/securetoken.googleapis.com/v1/token?key=local`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: `${user.refreshToken}x` }),
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: { code: 400, message: "INVALID_REFRESH_TOKEN" } })
  })

  test("a custom token of firebase-admin signs in, its claims last through refreshes", async () => {
    const token = await adminAuth(identity, PROJECT).createCustomToken("brewer-7", { brewery: "north" })
    const { user } = await signInWithCustomToken(auth, token)
    expect(user.uid).toBe("brewer-7")
    expect(decodeJwt(await user.getIdToken(true))).toMatchObject({
      sub: "brewer-7",
      brewery: "north",
      firebase: { sign_in_provider: "custom" },
    })
  })

  test("what is not a custom token is refused", async () => {
    await expect(signInWithCustomToken(auth, "barley")).rejects.toMatchObject({
      code: "auth/invalid-custom-token",
    })
  })

  test("an anonymous account keeps its id when it takes an e-mail address and a password", async () => {
    const { user } = await signInAnonymously(auth)
    expect(user.isAnonymous).toBe(true)
    await linkWithCredential(user, EmailAuthProvider.credential(EMAIL, PASSWORD))
    await signOut(auth)
    expect((await signIn()).user).toMatchObject({ uid: user.uid, isAnonymous: false })
  })

  test("a member changes name, address and password", async () => {
    const { user } = await signUp()
    await updateProfile(user, { displayName: "Aurélie" })
    await updateEmail(user, "aurelie@example.org")
    await updatePassword(user, "Strisselspalt-1885")
    await reload(user)
    expect(user).toMatchObject({ displayName: "Aurélie", email: "aurelie@example.org", emailVerified: false })
    expect(decodeJwt(await user.getIdToken(true))).toMatchObject({ name: "Aurélie" })
    await signOut(auth)
    await expect(
      signInWithEmailAndPassword(auth, "aurelie@example.org", "Strisselspalt-1885"),
    ).resolves.toBeDefined()
  })

  test("a member cannot give themselves claims", async () => {
    const { user } = await signUp()
    await fetch(`${identity.url}/identitytoolkit.googleapis.com/v1/accounts:update`, {
      method: "POST",
      body: JSON.stringify({ idToken: await user.getIdToken(), customAttributes: '{"roles":["admin"]}' }),
    })
    expect(decodeJwt(await user.getIdToken(true))).not.toHaveProperty("roles")
  })

  test("a deleted account is gone: its tokens refresh no more and its address is free", async () => {
    const { user } = await signUp()
    const { refreshToken } = user
    await deleteUser(user)
    const response = await fetch(`${identity.url}/securetoken.googleapis.com/v1/token?key=local`, {
      method: "POST",
      body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken }),
    })
    expect(await response.json()).toMatchObject({ error: { message: "USER_NOT_FOUND" } })
    await expect(signUp()).resolves.toBeDefined()
  })

  test("after a key rotation new tokens carry the new key and old ones verify until it is dropped", async () => {
    const { user } = await signUp()
    const old = await user.getIdToken()
    const keySet = async () => {
      const answer = await fetch(identity.keySetUrl)
      expect(answer.headers.get("Cache-Control")).toMatch(/max-age=\d+/)
      return KeySet.parse(await answer.json()).keys.map(({ kid }) => kid)
    }
    await fetch(`${identity.url}/local/rotate-keys`, { method: "POST" })
    const fresh = await user.getIdToken(true)
    const [oldKid, freshKid] = [decodeProtectedHeader(old).kid, decodeProtectedHeader(fresh).kid]
    expect(freshKid).not.toBe(oldKid)
    expect(await keySet()).toEqual([oldKid, freshKid])

    await fetch(`${identity.url}/local/rotate-keys?drop=true`, { method: "POST" })
    expect(await keySet()).toEqual([expect.not.stringContaining(String(oldKid))])
    expect(await keySet()).not.toContain(freshKid)
    await expect(user.getIdToken(true)).resolves.toEqual(expect.any(String))
  })
})
