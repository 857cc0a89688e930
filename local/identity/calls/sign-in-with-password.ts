import { z } from "zod"
import { acceptEmail } from "../credentials.ts"
import { existing, signIn, type Identity } from "../identity.ts"
import { IdentityError } from "../identity-error.ts"
import { passwordMatches } from "../password.ts"

const SignIn = z.object({ email: z.string().optional(), password: z.string().optional() })

/** INVALID_LOGIN_CREDENTIALS for an unknown address as for a wrong password: projects protect against enumeration. */
export const signInWithPassword = async (identity: Identity, body: unknown) => {
  const { email, password } = SignIn.parse(body)
  if (email === undefined || email === "") throw new IdentityError("MISSING_EMAIL")
  if (password === undefined || password === "") throw new IdentityError("MISSING_PASSWORD")
  const found = identity.accounts.byEmail(acceptEmail(email))
  if (found?.password == null || !(await passwordMatches(password, found.password))) {
    throw new IdentityError("INVALID_LOGIN_CREDENTIALS")
  }
  const account = existing(identity, found.localId)
  const tokens = await signIn(identity, account, "password")
  return {
    registered: true,
    localId: account.localId,
    email: account.email,
    displayName: account.displayName ?? "",
    ...tokens,
  }
}
