import { createHmac, createPublicKey } from "node:crypto"
import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT } from "jose"
import * as z from "zod"
import type { Brewer, RunningApi } from "../support/running-api.ts"
import { services } from "../support/services.ts"

const KeySet = z.object({
  keys: z.array(z.object({ kid: z.string(), kty: z.string(), n: z.string(), e: z.string() })),
})
const hour = 3600

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url")

/**
 * Tokens in the name of a member in good standing that must not count, by what is wrong with them: each differs from
 * their good token in that one thing.
 */
export const forgeTokens = async (
  api: RunningApi,
  member: Brewer,
): Promise<Readonly<Record<string, string>>> => {
  const good = decodeJwt(member.token)
  const { kid = "" } = decodeProtectedHeader(member.token)
  const [header = "", payload = "", signature = ""] = member.token.split(".")
  const now = Math.floor(Date.now() / 1000)
  const minted = (claims: Record<string, unknown>) => api.mint({ ...good, ...claims })
  const foreign = "demo-somebody-else"
  const { privateKey } = await generateKeyPair("RS256")
  const hmac = async (secret: string): Promise<string> => {
    const signed = `${base64url({ alg: "HS256", kid, typ: "JWT" })}.${payload}`
    return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`
  }
  const publicKey = await publishedKey(kid)

  return {
    "an expired token": await minted({
      iat: now - 2 * hour,
      auth_time: now - 2 * hour,
      exp: now - hour,
    }),
    "a token of another project": await minted({
      aud: foreign,
      iss: `https://securetoken.google.com/${foreign}`,
    }),
    "a token for another audience": await minted({ aud: foreign }),
    "a token of another issuer": await minted({ iss: "https://accounts.google.com" }),
    "a token from the future": await minted({ iat: now + hour, auth_time: now + hour, exp: now + 2 * hour }),
    "a token without a subject": await minted({ sub: null }),
    "a token signed with another key under the id of ours": await new SignJWT(good)
      .setProtectedHeader({ alg: "RS256", kid, typ: "JWT" })
      .sign(privateKey),
    "a token signed with a key that nobody published": await new SignJWT(good)
      .setProtectedHeader({ alg: "RS256", kid: "nobody", typ: "JWT" })
      .sign(privateKey),
    "a token with alg none": `${base64url({ alg: "none", typ: "JWT" })}.${payload}.`,
    "a token with alg none and our key's id": `${base64url({ alg: "none", kid, typ: "JWT" })}.${payload}.${signature}`,
    "a token signed by HS256 with the public key": await hmac(
      publicKey.export({ format: "pem", type: "spki" }),
    ),
    "a token signed by HS256 with the public modulus": await hmac(
      String(publicKey.export({ format: "jwk" }).n),
    ),
    "a token whose claims were changed": `${header}.${base64url({ ...good, roles: ["admin"] })}.${signature}`,
    "a token that was cut off": member.token.slice(0, -8),
    "a token of 6 KB": `${member.token}${"A".repeat(6 * 1024 - member.token.length)}`,
    "something that is no token": "let me in",
  }
}

/** The key that the identity server signs with, as everybody can read it. */
const publishedKey = async (kid: string) => {
  const { keySetUrl } = services().identity
  if (keySetUrl === null) throw new Error("this identity server publishes no keys")
  const { keys } = KeySet.parse(await (await fetch(keySetUrl)).json())
  const key = keys.find((candidate) => candidate.kid === kid)
  if (!key) throw new Error(`no key ${kid} is published`)
  return createPublicKey({ key, format: "jwk" })
}
