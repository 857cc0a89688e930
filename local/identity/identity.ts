import type { Account } from "./account.ts"
import type { Accounts } from "./accounts.ts"
import { ID_TOKEN_SECONDS, type IdTokens, type Session, type SignInProvider } from "./id-token.ts"
import { IdentityError } from "./identity-error.ts"
import type { RefreshTokens } from "./refresh-token.ts"
import type { SigningKeys } from "./signing-keys.ts"

/** What every call works with. */
export type Identity = {
  readonly projectId: string
  readonly accounts: Accounts
  readonly keys: SigningKeys
  readonly idTokens: IdTokens
  readonly refreshTokens: RefreshTokens
}

type Tokens = { readonly idToken: string; readonly refreshToken: string; readonly expiresIn: string }

/** Signs the account in: stores the time of it and answers tokens of a new session. USER_DISABLED when disabled. */
export const signIn = async (
  identity: Identity,
  account: Account,
  provider: SignInProvider,
  claims: Session["claims"] = {},
): Promise<Tokens> => {
  refuseDisabled(account)
  const now = Date.now()
  const current = { ...account, lastLoginAt: now, lastRefreshAt: now }
  await identity.accounts.put(current)
  return tokensOf(identity, current, { provider, authTime: Math.floor(now / 1000), claims })
}

export const tokensOf = async (identity: Identity, account: Account, session: Session): Promise<Tokens> => ({
  idToken: await identity.idTokens.issue(account, session),
  refreshToken: await identity.refreshTokens.issue(account, session),
  expiresIn: String(ID_TOKEN_SECONDS),
})

/** The account that an ID token speaks for. Refuses what Firebase refuses: expired, revoked, disabled, deleted. */
export const accountOfIdToken = async (identity: Identity, idToken: string): Promise<Account> => {
  const { sub, auth_time: authTime } = await identity.idTokens.verify(idToken)
  const account = existing(identity, sub ?? "")
  refuseDisabled(account)
  if (typeof authTime !== "number" || authTime < account.validSince) throw new IdentityError("TOKEN_EXPIRED")
  return account
}

/** The account of that id as it is now, or USER_NOT_FOUND. */
export const existing = (identity: Identity, localId: string): Account => {
  const account = identity.accounts.byId(localId)
  if (account === undefined) throw new IdentityError("USER_NOT_FOUND")
  return account
}

export const refuseDisabled = (account: Account): void => {
  if (account.disabled) throw new IdentityError("USER_DISABLED")
}
