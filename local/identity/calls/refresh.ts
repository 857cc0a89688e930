import { z } from "zod"
import { existing, refuseDisabled, tokensOf, type Identity } from "../identity.ts"
import { IdentityError } from "../identity-error.ts"

const Refresh = z.object({ grant_type: z.string(), refresh_token: z.string() })

/** New tokens of the same session. A revoked session answers TOKEN_EXPIRED. */
export const refresh = async (identity: Identity, body: unknown) => {
  const request = Refresh.parse(body)
  if (request.grant_type !== "refresh_token") throw new IdentityError("INVALID_GRANT_TYPE")
  const { localId, generation, session } = await identity.refreshTokens.open(request.refresh_token)
  const found = existing(identity, localId)
  refuseDisabled(found)
  const ended = generation !== found.sessionGeneration || session.authTime < found.validSince
  if (ended) throw new IdentityError("TOKEN_EXPIRED")

  const account = { ...found, lastRefreshAt: Date.now() }
  await identity.accounts.put(account)
  const tokens = await tokensOf(identity, account, session)
  return {
    access_token: tokens.idToken,
    id_token: tokens.idToken,
    refresh_token: tokens.refreshToken,
    expires_in: tokens.expiresIn,
    token_type: "Bearer",
    user_id: account.localId,
    project_id: identity.projectId,
  }
}
