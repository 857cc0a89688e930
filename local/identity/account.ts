import { z } from "zod"
import { StoredPassword } from "./password.ts"

/** An account as it is kept. Times are epoch milliseconds, `validSince` epoch seconds as in the API. */
export type Account = z.infer<typeof Account>
export const Account = z.object({
  localId: z.string().min(1).max(128),
  email: z.string().nullable(),
  emailVerified: z.boolean(),
  password: StoredPassword.nullable(),
  displayName: z.string().nullable(),
  photoUrl: z.string().nullable(),
  phoneNumber: z.string().nullable(),
  disabled: z.boolean(),
  /** Custom claims, as the JSON text that the API exchanges. */
  customAttributes: z.string().nullable(),
  validSince: z.number().int(),
  /** Raised by every revocation: refresh tokens of an earlier generation are dead. */
  sessionGeneration: z.number().int(),
  createdAt: z.number().int(),
  lastLoginAt: z.number().int().nullable(),
  lastRefreshAt: z.number().int().nullable(),
})

export const newAccount = (localId: string, now: number): Account => ({
  localId,
  email: null,
  emailVerified: false,
  password: null,
  displayName: null,
  photoUrl: null,
  phoneNumber: null,
  disabled: false,
  customAttributes: null,
  validSince: Math.floor(now / 1000),
  sessionGeneration: 0,
  createdAt: now,
  lastLoginAt: null,
  lastRefreshAt: null,
})

/** The account with all its sessions ended: refresh tokens are refused from now on. */
export const revoked = (account: Account, validSince: number): Account => ({
  ...account,
  validSince,
  sessionGeneration: account.sessionGeneration + 1,
})
