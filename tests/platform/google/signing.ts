import { createServer } from "node:http"
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTHeaderParameters } from "jose"

export const projectId = "demo-brewery"

export type Signer = { readonly kid: string; readonly privateKey: CryptoKey; readonly jwk: JWK }

export const makeSigner = async (kid: string): Promise<Signer> => {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true })
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" } }
}

/** The claims of a good token, issued and signed in at this moment. */
export const claimsAt = (now: Date, changes: Readonly<Record<string, unknown>> = {}) => {
  const seconds = Math.floor(now.getTime() / 1000)
  return {
    iss: `https://securetoken.google.com/${projectId}`,
    aud: projectId,
    sub: "uid-1",
    user_id: "uid-1",
    iat: seconds,
    exp: seconds + 3600,
    auth_time: seconds,
    ...changes,
  }
}

export const sign = (
  { kid, privateKey }: Signer,
  claims: Record<string, unknown>,
  header: Partial<JWTHeaderParameters> = {},
): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid, typ: "JWT", ...header }).sign(privateKey)

export type KeyServer = {
  readonly url: string
  /** What it serves from now on. */
  keys: readonly JWK[]
  status: number
  cacheControl: string
  readonly asked: () => number
  readonly stop: () => Promise<void>
}

/** A small server of a key set, which can be told to rotate and to fail. */
export const startKeyServer = async (keys: readonly JWK[]): Promise<KeyServer> => {
  let asked = 0
  const served = { keys, status: 200, cacheControl: "public, max-age=3600" }
  const server = createServer((_request, response) => {
    asked += 1
    response.writeHead(served.status, {
      "content-type": "application/json",
      "cache-control": served.cacheControl,
    })
    response.end(JSON.stringify({ keys: served.keys }))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  const port = typeof address === "object" && address ? address.port : 0
  return Object.assign(served, {
    url: `http://127.0.0.1:${port}/jwk`,
    asked: () => asked,
    stop: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  })
}
