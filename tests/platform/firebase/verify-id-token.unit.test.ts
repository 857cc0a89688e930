import { exportSPKI, importJWK, SignJWT, UnsecuredJWT } from "jose"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { TokenVerifier } from "../../../src/features/accounts/ports.ts"
import { remoteKeySet } from "../../../src/platform/google/key-set.ts"
import { firebaseTokenVerifier } from "../../../src/platform/firebase/verify-id-token.ts"
import {
  claimsAt,
  type KeyServer,
  makeSigner,
  projectId,
  sign,
  type Signer,
  startKeyServer,
} from "../google/signing.ts"

const now = new Date("2026-11-23T08:00:00Z")
const clock = { now: () => now }
const seconds = now.getTime() / 1000

let signer: Signer
let stranger: Signer
let server: KeyServer
let verifier: TokenVerifier

beforeAll(async () => {
  signer = await makeSigner("key-1")
  stranger = await makeSigner("key-1")
  server = await startKeyServer([signer.jwk])
  verifier = firebaseTokenVerifier({ projectId, keySet: remoteKeySet({ url: server.url, clock }), clock })
})
afterAll(() => server.stop())

const invalid = { ok: false, error: expect.objectContaining({ kind: "token_invalid" }) }
const segment = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url")

describe("a token of the project", () => {
  test("is accepted, and says who, since when, until when and with which roles", async () => {
    const token = await sign(
      signer,
      claimsAt(now, { roles: ["admin", "owner", 7], auth_time: seconds - 86_400 }),
    )
    expect(await verifier.verify(token)).toEqual({
      ok: true,
      value: {
        uid: "uid-1",
        roles: ["admin"],
        issuedAt: now,
        signedInAt: new Date("2026-11-22T08:00:00Z"),
        expiresAt: new Date("2026-11-23T09:00:00Z"),
      },
    })
  })

  test("has no role when its claim is something else than a list", async () => {
    for (const roles of ["admin", { admin: true }, null, undefined]) {
      const result = await verifier.verify(await sign(signer, claimsAt(now, { roles })))
      expect(result).toMatchObject({ ok: true, value: { roles: [] } })
    }
  })

  test("is expired from its `exp` on, to the second", async () => {
    expect((await verifier.verify(await sign(signer, claimsAt(now, { exp: seconds + 1 })))).ok).toBe(true)
    for (const exp of [seconds, seconds - 1, 1]) {
      const expired = { ok: false, error: { kind: "token_expired" } }
      expect(await verifier.verify(await sign(signer, claimsAt(now, { exp })))).toEqual(expired)
    }
  })

  test("may come from a clock that is a minute ahead of ours", async () => {
    const token = await sign(signer, claimsAt(now, { iat: seconds + 60, auth_time: seconds + 60 }))
    expect((await verifier.verify(token)).ok).toBe(true)
  })
})

describe("refused is a token", () => {
  test.for<[string, Record<string, unknown>]>([
    ["of another project", { aud: "demo-pub" }],
    ["for several audiences", { aud: [projectId, "demo-pub"] }],
    ["of another issuer", { iss: "https://securetoken.google.com/demo-pub" }],
    [
      "of the issuer's name with something behind it",
      { iss: `https://securetoken.google.com/${projectId}/` },
    ],
    ["without a subject", { sub: undefined }],
    ["with an empty subject", { sub: "" }],
    ["with a subject of 129 characters", { sub: "u".repeat(129) }],
    ["with a subject that is no text", { sub: 7 }],
    ["issued in the future", { iat: seconds + 61 }],
    ["of a sign-in in the future", { auth_time: seconds + 61 }],
    ["without a time of sign-in", { auth_time: undefined }],
    ["without an expiry", { exp: undefined }],
    ["without a time of issue", { iat: undefined }],
    ["with an expiry that is no number", { exp: String(seconds + 3600) }],
    ["that is not valid yet", { nbf: seconds + 600 }],
    ["with an expiry beyond the calendar", { exp: 1e300 }],
  ])("%s", async ([, changes]) => {
    expect(await verifier.verify(await sign(signer, claimsAt(now, changes)))).toEqual(invalid)
  })

  test("signed with another key under a known id", async () => {
    expect(await verifier.verify(await sign(stranger, claimsAt(now)))).toEqual(invalid)
  })

  test("signed with a key of an unknown id, or of none", async () => {
    expect(await verifier.verify(await sign(signer, claimsAt(now), { kid: "other" }))).toEqual(invalid)
    const withoutId = new SignJWT(claimsAt(now)).setProtectedHeader({ alg: "RS256" }).sign(signer.privateKey)
    expect(await verifier.verify(await withoutId)).toEqual(invalid)
  })

  test("signed by HMAC with our public key as the secret", async () => {
    const publicKey = await importJWK({ ...signer.jwk, ext: true }, "RS256", { extractable: true })
    if (publicKey instanceof Uint8Array) throw new TypeError("expected a public key")
    const secret = new TextEncoder().encode(await exportSPKI(publicKey))
    const token = new SignJWT(claimsAt(now)).setProtectedHeader({ alg: "HS256", kid: "key-1" }).sign(secret)
    expect(await verifier.verify(await token)).toEqual(invalid)
  })

  test("signed by another algorithm of the same key", async () => {
    const key = await importJWK({ ...(await privateJwk(signer)), alg: "PS256" }, "PS256")
    const token = new SignJWT(claimsAt(now)).setProtectedHeader({ alg: "PS256", kid: "key-1" }).sign(key)
    expect(await verifier.verify(await token)).toEqual(invalid)
  })

  test("without a signature", async () => {
    expect(await verifier.verify(new UnsecuredJWT(claimsAt(now)).encode())).toEqual(invalid)
    expect(
      await verifier.verify(`${segment({ alg: "none", kid: "key-1" })}.${segment(claimsAt(now))}.`),
    ).toEqual(invalid)
    expect(
      await verifier.verify(`${segment({ alg: "RS256", kid: "key-1" })}.${segment(claimsAt(now))}.`),
    ).toEqual(invalid)
  })

  test("that brings its own key, or points to one", async () => {
    const header = { jwk: stranger.jwk, jku: server.url, x5u: server.url }
    expect(await verifier.verify(await sign(stranger, claimsAt(now), header))).toEqual(invalid)
  })

  test("with an extension that must be understood", async () => {
    const [, payload, signature] = (await sign(signer, claimsAt(now))).split(".")
    const header = segment({ alg: "RS256", kid: "key-1", crit: ["exp"], exp: 1 })
    expect(await verifier.verify(`${header}.${payload}.${signature}`)).toEqual(invalid)
  })

  test("whose payload was changed after it was signed", async () => {
    const [header, , signature] = (await sign(signer, claimsAt(now))).split(".")
    const payload = segment(claimsAt(now, { sub: "uid-2" }))
    expect(await verifier.verify(`${header}.${payload}.${signature}`)).toEqual(invalid)
  })

  test.for([
    "",
    ".",
    "..",
    "...",
    "a.b.c",
    "Bearer",
    "é",
    "\u0000",
    "eyJhbGciOiJSUzI1NiJ9.e30.",
    "null.null.null",
  ])("that is none: %j", async (token) => {
    expect(await verifier.verify(token)).toEqual(invalid)
  })

  test("of 64 KB, even one that is well signed", async () => {
    const token = await sign(signer, claimsAt(now, { notes: "x".repeat(48_000) }))
    expect(token.length).toBeGreaterThan(64_000)
    expect(await verifier.verify(token)).toEqual(invalid)
  })
})

describe("an unsigned token of the official emulator", () => {
  const accepting = (project: string) =>
    firebaseTokenVerifier({
      projectId: project,
      keySet: remoteKeySet({ url: server.url, clock }),
      clock,
      acceptUnsigned: true,
    })

  test("is accepted where that is asked for, under the same rules as any other", async () => {
    const verify = (changes: Record<string, unknown>) =>
      accepting(projectId).verify(new UnsecuredJWT(claimsAt(now, changes)).encode())
    expect(await verify({})).toMatchObject({ ok: true, value: { uid: "uid-1" } })
    expect(await verify({ aud: "demo-pub" })).toEqual(invalid)
    expect(await verify({ exp: seconds })).toEqual({ ok: false, error: { kind: "token_expired" } })
  })

  test("is never accepted for a project whose id does not start with demo-", () => {
    expect(() => accepting("brewery")).toThrow(RangeError)
  })
})

const privateJwk = async (of: Signer) => {
  const { exportJWK } = await import("jose")
  return exportJWK(of.privateKey)
}
