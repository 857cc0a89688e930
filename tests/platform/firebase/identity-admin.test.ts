import { createServer as createHttpServer } from "node:http"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import * as z from "zod"
import { firebaseApp } from "../../../src/platform/firebase/firebase-app.ts"
import { firebaseIdentity } from "../../../src/platform/firebase/identity-admin.ts"
import { remoteKeySet } from "../../../src/platform/google/key-set.ts"
import { firebaseTokenVerifier } from "../../../src/platform/firebase/verify-id-token.ts"
import { Outage } from "../../../src/shared/outage.ts"
import { services } from "../../support/services.ts"
import { silentServer } from "../../support/silent-server.ts"

// firebase-admin reads this variable itself, at each call.
const variable = "FIREBASE_AUTH_EMULATOR_HOST"
const before = process.env[variable]
beforeAll(() => {
  process.env[variable] = services().identity.host
})
afterAll(() => {
  if (before === undefined) delete process.env[variable]
  else process.env[variable] = before
})

const SignedUp = z.object({ localId: z.string(), idToken: z.string(), refreshToken: z.string() })

/** Signs up as a phone does. */
const signUp = async () => {
  const { url } = services().identity
  const answer = await fetch(`${url}/identitytoolkit.googleapis.com/v1/accounts:signUp?key=any`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ returnSecureToken: true }),
  })
  return SignedUp.parse(await answer.json())
}

const refresh = (refreshToken: string): Promise<Response> =>
  fetch(`${services().identity.url}/securetoken.googleapis.com/v1/token?key=any`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken }),
  })

const identity = () => firebaseIdentity({ app: firebaseApp({ projectId: services().projectId }) })

describe("people at the provider", () => {
  test("start active, without roles, and their tokens verify against its key set", async () => {
    const { localId, idToken } = await signUp()
    expect(await identity().stateOf(localId)).toMatchObject({ kind: "active", roles: [] })
    const { keySetUrl } = services().identity
    if (keySetUrl === null) throw new Error("this identity server signs nothing")
    const clock = { now: () => new Date() }
    const verifier = firebaseTokenVerifier({
      projectId: services().projectId,
      keySet: remoteKeySet({ url: keySetUrl, clock }),
      clock,
    })
    expect(await verifier.verify(idToken)).toMatchObject({ ok: true, value: { uid: localId } })
  })

  test("are disabled and enabled", async () => {
    const { localId } = await signUp()
    await identity().disable(localId)
    expect(await identity().stateOf(localId)).toMatchObject({ kind: "disabled" })
    await identity().enable(localId)
    expect(await identity().stateOf(localId)).toMatchObject({ kind: "active" })
  })

  test("are signed out everywhere: no session of theirs is refreshed, and since when is told", async () => {
    const { localId, refreshToken } = await signUp()
    expect((await refresh(refreshToken)).status).toBe(200)
    await identity().revoke(localId)
    expect((await refresh(refreshToken)).status).toBe(400)
    const state = await identity().stateOf(localId)
    expect(state.kind !== "deleted" && state.tokensValidAfter).toBeInstanceOf(Date)
  })

  test("get and lose roles, and keep their other claims", async () => {
    const { localId } = await signUp()
    const app = firebaseApp({ projectId: services().projectId })
    const { getAuth } = await import("firebase-admin/auth")
    await getAuth(await app()).setCustomUserClaims(localId, { beta: true })
    await identity().setRoles(localId, ["moderator"])
    expect(await identity().stateOf(localId)).toMatchObject({ roles: ["moderator"] })
    await identity().setRoles(localId, [])
    expect(await identity().stateOf(localId)).toMatchObject({ roles: [] })
    expect((await getAuth(await app()).getUser(localId)).customClaims).toEqual({ beta: true, roles: [] })
  })

  test("that it does not know are deleted, and passed over", async () => {
    expect(await identity().stateOf("nobody")).toEqual({ kind: "deleted" })
    for (const verb of ["disable", "enable", "revoke"] as const) await identity()[verb]("nobody")
    await identity().setRoles("nobody", ["admin"])
  })
})

describe("a provider that", () => {
  /** What comes of a question to a provider at an address. */
  const askedAt = async (port: number): Promise<unknown> => {
    process.env[variable] = `127.0.0.1:${port}`
    const app = firebaseApp({ projectId: services().projectId })
    const strict = firebaseIdentity({ app, readTimeoutMs: 300, writeTimeoutMs: 300 })
    const failures = [strict.stateOf("u1"), strict.disable("u1")].map((asked) =>
      asked.catch((error: unknown) => error),
    )
    const [read, write] = await Promise.all(failures)
    process.env[variable] = services().identity.host
    expect(read?.constructor).toBe(write?.constructor)
    return read
  }
  const answering = async (status: number, message: string): Promise<unknown> => {
    const server = createHttpServer((_, response) => {
      response.writeHead(status, { "content-type": "application/json" })
      response.end(JSON.stringify({ error: { code: status, message } }))
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    const address = server.address()
    const failure = await askedAt(typeof address === "object" && address ? address.port : 0)
    server.closeAllConnections()
    server.close()
    return failure
  }

  test("does not answer in time is an outage, which says so", async () => {
    const silent = await silentServer()
    const failure = await askedAt(silent.port)
    await silent.stop()
    expect(failure).toBeInstanceOf(Outage)
    expect(String(failure)).toContain("no answer in 300 ms")
  })

  test("is not there, or breaks, is an outage", async () => {
    const gone = await silentServer()
    await gone.stop()
    const refused = await askedAt(gone.port)
    expect(refused).toBeInstanceOf(Outage)
    expect(String(refused)).toContain("ECONNREFUSED")
    expect(await answering(500, "INTERNAL")).toBeInstanceOf(Outage)
  })

  test("does not let us ask is no outage: that does not pass by itself", async () => {
    const failure = await answering(403, "INSUFFICIENT_PERMISSION")
    expect(failure).not.toBeInstanceOf(Outage)
    expect(failure).toMatchObject({ code: "auth/insufficient-permission" })
  })
})
