import { z } from "zod"
import { newAccount } from "../account.ts"
import { readCustomToken } from "../custom-token.ts"
import { signIn, type Identity } from "../identity.ts"

const SignIn = z.object({ token: z.string() })

/** Signs in whom the token names; the account is made on first sight. */
export const signInWithCustomToken = async (identity: Identity, body: unknown) => {
  const { uid, claims } = readCustomToken(SignIn.parse(body).token)
  const known = identity.accounts.byId(uid)
  const tokens = await signIn(identity, known ?? newAccount(uid, Date.now()), "custom", claims)
  return { isNewUser: known === undefined, ...tokens }
}
