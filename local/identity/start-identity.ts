import { listen, type Listening } from "../listen.ts"
import { openAccounts } from "./accounts.ts"
import { makeIdTokens } from "./id-token.ts"
import { identityApp } from "./identity-app.ts"
import { openRefreshTokens } from "./refresh-token.ts"
import { openSigningKeys } from "./signing-keys.ts"

export type RunningIdentity = Listening & {
  /** Where the public keys are, as a JWKS. */
  readonly keySetUrl: string
}

/**
 * Starts the stand-in for Firebase Auth: the Identity Toolkit calls of the client SDK and of firebase-admin,
 * with ID tokens that are really signed. Without `dataDir` nothing outlives the process.
 */
export const startIdentity = async (options: {
  readonly port: number
  readonly projectId: string
  readonly dataDir?: string | undefined
  readonly address?: string | undefined
}): Promise<RunningIdentity> => {
  const { port, projectId, dataDir, address } = options
  const keys = await openSigningKeys(dataDir)
  const app = identityApp({
    projectId,
    keys,
    accounts: await openAccounts(dataDir),
    idTokens: makeIdTokens(keys, projectId),
    refreshTokens: await openRefreshTokens(dataDir),
  })
  const listening = await listen(app.fetch, { service: "the identity server", port, address })
  return { ...listening, keySetUrl: `${listening.url}/.well-known/jwks.json` }
}
