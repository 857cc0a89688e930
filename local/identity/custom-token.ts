import { decodeJwt, errors } from "jose"
import { z } from "zod"
import { IdentityError } from "./identity-error.ts"

const AUDIENCE = "https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit"

const CustomToken = z.object({
  aud: z.literal(AUDIENCE),
  exp: z.number(),
  uid: z.string().min(1).max(128),
  claims: z.record(z.string(), z.unknown()).default({}),
})

/**
 * Reads a custom token. Its signature is not checked, as in Google's emulator: firebase-admin leaves these
 * tokens unsigned as soon as FIREBASE_AUTH_EMULATOR_HOST is set.
 */
export const readCustomToken = (
  token: string,
): { readonly uid: string; readonly claims: Readonly<Record<string, unknown>> } => {
  const read = CustomToken.safeParse(decode(token))
  if (!read.success) throw new IdentityError("INVALID_CUSTOM_TOKEN", z.prettifyError(read.error))
  if (read.data.exp * 1000 < Date.now())
    throw new IdentityError("INVALID_CUSTOM_TOKEN", "the token is expired")
  return { uid: read.data.uid, claims: read.data.claims }
}

const decode = (token: string): unknown => {
  try {
    return decodeJwt(token)
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new IdentityError("INVALID_CUSTOM_TOKEN", error.message)
    throw error
  }
}
