import type { App, FirebaseError } from "firebase-admin/app"
import type { Auth, UserRecord } from "firebase-admin/auth"
import type { IdentityProvider, IdentityState } from "../../features/accounts/ports.ts"
import { Outage } from "../../shared/outage.ts"
import { readRoles } from "./id-token-claims.ts"

export type IdentityAdminOptions = {
  readonly app: () => Promise<App>
  /** For `stateOf`, which somebody's request waits for. */
  readonly readTimeoutMs?: number
  readonly writeTimeoutMs?: number
}

/** People at Firebase Auth, through firebase-admin. */
export const firebaseIdentity = (options: IdentityAdminOptions): IdentityProvider => {
  const { app, readTimeoutMs = 2_000, writeTimeoutMs = 10_000 } = options
  const auth = async (): Promise<Auth> => {
    const { getAuth } = await import("firebase-admin/auth")
    return getAuth(await app())
  }
  const write = (work: (auth: Auth) => Promise<unknown>): Promise<void> =>
    asked(writeTimeoutMs, async () => {
      await ifKnown(work(await auth()))
    })

  return {
    stateOf: (uid) =>
      asked(readTimeoutMs, async () => {
        const user = await ifKnown((await auth()).getUser(uid))
        return user ? stateOf(user) : { kind: "deleted" }
      }),
    disable: (uid) => write((on) => on.updateUser(uid, { disabled: true })),
    enable: (uid) => write((on) => on.updateUser(uid, { disabled: false })),
    revoke: (uid) => write((on) => on.revokeRefreshTokens(uid)),
    setRoles: (uid, roles) =>
      write(async (on) => {
        const { customClaims } = await on.getUser(uid)
        await on.setCustomUserClaims(uid, { ...customClaims, roles })
      }),
  }
}

const stateOf = ({ disabled, tokensValidAfterTime, customClaims }: UserRecord): IdentityState => ({
  kind: disabled ? "disabled" : "active",
  tokensValidAfter: tokensValidAfterTime ? new Date(tokensValidAfterTime) : null,
  roles: readRoles(customClaims?.["roles"]),
})

/** null for somebody that the provider does not know. */
const ifKnown = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "auth/user-not-found") return null
    throw error
  }
}

/** The SDK's own timeout is 25 s, retries not counted. What it still does after ours changes nothing for us. */
const asked = async <T>(timeoutMs: number, work: () => Promise<T>): Promise<T> => {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => reject(new Outage("Firebase Auth", { cause: new Error(`no answer in ${timeoutMs} ms`) })),
    timeoutMs,
  )
  try {
    return await Promise.race([work(), late])
  } catch (cause) {
    throw passesByItself(cause) ? new Outage("Firebase Auth", { cause }) : cause
  } finally {
    clearTimeout(timer)
  }
}

/** The network's failures, of the calls for our own token too, and answers of 429 and 5xx. That we may not ask is no outage. */
const passesByItself = (error: unknown): boolean => {
  if (!isFirebaseError(error)) return false
  const status = error.httpResponse?.status ?? 0
  return status === 429 || status >= 500 || networkCode.test(error.code) || passesByItself(error.cause)
}

/** The SDK's, or those of Node (`ECONNREFUSED`, `EAI_AGAIN`) in what it was caused by. */
const networkCode = /^(?:app\/network-|E[A-Z_]+$)/

const isFirebaseError = (error: unknown): error is FirebaseError =>
  error instanceof Error && "code" in error && typeof error.code === "string"
