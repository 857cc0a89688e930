import { initializeApp } from "firebase-admin/app"
import { getAuth, type Auth } from "firebase-admin/auth"

/** firebase-admin's Auth, pointed at an identity server in the only way it knows: by the environment. */
export const adminAuth = (identity: { readonly host: string }, projectId: string): Auth => {
  process.env["FIREBASE_AUTH_EMULATOR_HOST"] = identity.host
  return getAuth(initializeApp({ projectId }, crypto.randomUUID()))
}
