import type { GoogleAuth } from "google-auth-library"

/** A token of the service account; `expiresAt` is null where the source does not say. */
export type GoogleAccessToken = { readonly token: string; readonly expiresAt: Date | null }

/**
 * Access tokens of the service account that this process runs as, for what they name. The library loads on first use;
 * it keeps a token until shortly before it expires.
 * @throws when there is none to be had
 */
export const googleAccessToken = (scopes: readonly string[]): (() => Promise<GoogleAccessToken>) => {
  let auth: GoogleAuth | undefined
  return async () => {
    if (!auth) {
      const library = await import("google-auth-library")
      auth = new library.GoogleAuth({ scopes: [...scopes] })
    }
    const client = await auth.getClient()
    const { token } = await client.getAccessToken()
    if (!token) throw new Error("Google gave no access token")
    const { expiry_date: expiry } = client.credentials
    return { token, expiresAt: expiry ? new Date(expiry) : null }
  }
}
