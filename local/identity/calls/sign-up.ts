import { randomUUID } from "node:crypto"
import { z } from "zod"
import { newAccount, type Account } from "../account.ts"
import { acceptEmail, acceptPassword } from "../credentials.ts"
import { accountOfIdToken, signIn, type Identity } from "../identity.ts"
import { IdentityError } from "../identity-error.ts"
import { hashPassword } from "../password.ts"

const SignUp = z.object({
  email: z.string().optional(),
  password: z.string().optional(),
  displayName: z.string().optional(),
  /** Of a signed-in, usually anonymous, account that takes an e-mail address and a password. */
  idToken: z.string().optional(),
})

/** A new account that signs itself in: with e-mail and password, or anonymous when neither is given. */
export const signUp = async (identity: Identity, body: unknown) => {
  const { email, password, displayName, idToken } = SignUp.parse(body)
  if (email === undefined && password === undefined) {
    const account = newAccount(newLocalId(), Date.now())
    return { localId: account.localId, ...(await signIn(identity, account, "anonymous")) }
  }
  if (email === undefined) throw new IdentityError("MISSING_EMAIL")
  if (password === undefined || password === "") throw new IdentityError("MISSING_PASSWORD")

  const hashed = await hashPassword(acceptPassword(password))
  const before: Account =
    idToken === undefined ? newAccount(newLocalId(), Date.now()) : await accountOfIdToken(identity, idToken)
  const account: Account = {
    ...before,
    email: acceptEmail(email),
    emailVerified: false,
    password: hashed,
    displayName: displayName ?? before.displayName,
  }
  const tokens = await signIn(identity, account, "password")
  return { localId: account.localId, email: account.email, ...tokens }
}

/** As long and as plain as the ids that Firebase makes. */
export const newLocalId = (): string => randomUUID().replaceAll("-", "").slice(0, 28)
