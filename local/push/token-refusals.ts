import { z } from "zod"
import { openStored } from "../stored.ts"
import type { FcmErrorCode } from "./fcm-error.ts"

const CODES = [
  "UNREGISTERED",
  "INVALID_ARGUMENT",
  "SENDER_ID_MISMATCH",
  "QUOTA_EXCEEDED",
  "INTERNAL",
  "UNAVAILABLE",
  "THIRD_PARTY_AUTH_ERROR",
  /** No answer, for as long as the sender waits. */
  "HANGING",
] as const satisfies (FcmErrorCode | "HANGING")[]
export type Reaction = (typeof CODES)[number]

/** What a token shall answer: that many times, or for good. */
export const TokenRefusal = z.strictObject({
  error: z.enum(CODES),
  times: z.number().int().min(1).nullable().default(null),
})
export type TokenRefusal = z.infer<typeof TokenRefusal>

/** Tokens that answer with an error on demand. */
export type TokenRefusals = {
  /** What the token answers this time, null to take the message. Counts. */
  readonly take: (token: string) => Promise<Reaction | null>
  readonly set: (token: string, refusal: TokenRefusal) => Promise<void>
  /** The token takes messages again. */
  readonly clear: (token: string) => Promise<void>
}

export const openTokenRefusals = async (folder: string | undefined): Promise<TokenRefusals> => {
  const stored = await openStored<Record<string, TokenRefusal>>({
    folder,
    file: "token-refusals.json",
    schema: z.record(z.string(), TokenRefusal),
    initial: async () => ({}),
  })
  const clear = (token: string) => {
    const { [token]: _, ...others } = stored.get()
    return stored.set(others)
  }
  const set = (token: string, refusal: TokenRefusal) => stored.set({ ...stored.get(), [token]: refusal })

  return {
    set,
    clear,
    take: async (token) => {
      const refusal = stored.get()[token]
      if (refusal === undefined) return byPrefix(token)
      const { error, times } = refusal
      if (times !== null) await (times === 1 ? clear(token) : set(token, { error, times: times - 1 }))
      return error
    },
  }
}

/** A token named after an error, such as `unregistered-phone-1`, always answers it. */
const byPrefix = (token: string): Reaction | null =>
  CODES.find((code) => token.startsWith(`${code.toLowerCase().replaceAll("_", "-")}-`)) ?? null
