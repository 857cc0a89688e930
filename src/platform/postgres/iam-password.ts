import type { Clock } from "../../shared/clock.ts"
import { googleAccessToken } from "../google/google-access-token.ts"
import { DatabaseUnavailable } from "./database-unavailable.ts"

export type AccessToken = { readonly token: string; readonly expiresAt: Date }

/** Where access tokens come from: `googleLoginToken`, or a test. */
export type AccessTokenSource = () => Promise<AccessToken>

/** A token that is about to expire might be refused on arrival. */
const marginMs = 120_000

/**
 * The password of an IAM database login: the service account's access token. It is asked for at each new connection,
 * fetched once for all that ask at the same time, and kept until shortly before it expires.
 * @throws DatabaseUnavailable when there is none to be had: nobody can log in, which passes
 */
export const iamPassword = (source: AccessTokenSource, clock: Clock): (() => Promise<string>) => {
  let latest: Promise<AccessToken> | undefined

  const fetchToken = (): Promise<AccessToken> => {
    const fetched = source().catch((cause: unknown) => {
      throw new DatabaseUnavailable(cause)
    })
    latest = fetched
    // A failure is told to those who wait for it, and not kept.
    fetched.catch(() => {
      if (latest === fetched) latest = undefined
    })
    return fetched
  }

  return async () => {
    const asked = latest ?? fetchToken()
    const held = await asked
    if (held.expiresAt.getTime() - marginMs > clock.now().getTime()) return held.token
    // Whoever notices first renews it; the others wait for that.
    if (latest === asked) latest = undefined
    const renewed = await (latest ?? fetchToken())
    return renewed.token
  }
}

/** Tokens for a database login, of the service account that this process runs as. */
export const googleLoginToken = (clock: Clock): AccessTokenSource => {
  const source = googleAccessToken(["https://www.googleapis.com/auth/sqlservice.login"])
  return async () => {
    const { token, expiresAt } = await source()
    return { token, expiresAt: expiresAt ?? new Date(clock.now().getTime() + unknownLifetimeMs) }
  }
}

/** For a source that does not say when its tokens expire. */
const unknownLifetimeMs = 300_000
