import { z } from "zod"
import { IdentityError } from "./identity-error.ts"

const MIN_PASSWORD_LENGTH = 6
const MAX_CLAIMS_LENGTH = 1000
const RESERVED_CLAIMS = [
  "acr",
  "amr",
  "at_hash",
  "aud",
  "auth_time",
  "azp",
  "cnf",
  "c_hash",
  "exp",
  "firebase",
  "iat",
  "iss",
  "jti",
  "nbf",
  "nonce",
  "sub",
  "user_id",
]

const Email = z.email()
const ClaimsObject = z.record(z.string(), z.unknown())

/** An e-mail address as accounts hold it, in lower case. INVALID_EMAIL otherwise. */
export const acceptEmail = (text: string): string => {
  if (!Email.safeParse(text).success) throw new IdentityError("INVALID_EMAIL")
  return text.toLowerCase()
}

/** WEAK_PASSWORD below six characters, Firebase's own limit. */
export const acceptPassword = (text: string): string => {
  if (text.length >= MIN_PASSWORD_LENGTH) return text
  throw new IdentityError("WEAK_PASSWORD", `Password should be at least ${MIN_PASSWORD_LENGTH} characters`)
}

/** Custom claims as JSON text: an object, at most 1000 characters, without the names that tokens need. */
export const acceptCustomAttributes = (text: string): string => {
  if (text.length > MAX_CLAIMS_LENGTH) throw new IdentityError("CLAIMS_TOO_LARGE")
  const claims = ClaimsObject.safeParse(parseJson(text))
  if (!claims.success) throw new IdentityError("INVALID_CLAIMS")
  const reserved = RESERVED_CLAIMS.find((name) => Object.hasOwn(claims.data, name))
  if (reserved !== undefined) throw new IdentityError("FORBIDDEN_CLAIM", reserved)
  return text
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new IdentityError("INVALID_CLAIMS")
  }
}
