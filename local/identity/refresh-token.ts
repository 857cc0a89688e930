import { errors, jwtVerify, SignJWT } from "jose"
import { randomBytes } from "node:crypto"
import { z } from "zod"
import { openStored } from "../stored.ts"
import type { Account } from "./account.ts"
import type { Session } from "./id-token.ts"
import { IdentityError } from "./identity-error.ts"

const RefreshClaims = z.object({
  sub: z.string(),
  generation: z.number(),
  provider: z.enum(["password", "anonymous", "custom"]),
  authTime: z.number(),
  claims: z.record(z.string(), z.unknown()),
})

/** Refresh tokens: opaque to clients, sealed with a secret of their own so that they outlive the signing keys. */
export type RefreshTokens = {
  readonly issue: (account: Account, session: Session) => Promise<string>
  /** Whose it is and which session it continues, or INVALID_REFRESH_TOKEN. */
  readonly open: (
    token: string,
  ) => Promise<{ readonly localId: string; readonly generation: number; readonly session: Session }>
}

export const openRefreshTokens = async (folder: string | undefined): Promise<RefreshTokens> => {
  const stored = await openStored({
    folder,
    file: "refresh-secret.json",
    schema: z.string(),
    initial: async () => randomBytes(32).toString("base64"),
  })
  const secret = Buffer.from(stored.get(), "base64")

  return {
    issue: (account, session) =>
      new SignJWT({ ...session, sub: account.localId, generation: account.sessionGeneration })
        .setProtectedHeader({ alg: "HS256" })
        .sign(secret),
    open: async (token) => {
      const payload = await jwtVerify(token, secret, { algorithms: ["HS256"] }).then(
        (verified) => verified.payload,
        (error: unknown) => {
          if (error instanceof errors.JOSEError) throw new IdentityError("INVALID_REFRESH_TOKEN")
          throw error
        },
      )
      const { sub, generation, ...session } = RefreshClaims.parse(payload)
      return { localId: sub, generation, session }
    },
  }
}
