import { z } from "zod"
import { toAccountWire } from "../account-wire.ts"
import type { Identity } from "../identity.ts"

const Page = z.object({
  maxResults: z.coerce.number().int().min(1).max(1000).default(20),
  /** The id of the last account of the page before. */
  nextPageToken: z.string().default(""),
})

/** A page of accounts, by id. */
export const list = (identity: Identity, query: unknown) => {
  const { maxResults, nextPageToken } = Page.parse(query)
  const rest = identity.accounts.all().filter((account) => account.localId > nextPageToken)
  const users = rest.slice(0, maxResults)
  const last = users.at(-1)
  return {
    users: users.map(toAccountWire),
    ...(rest.length > users.length && last !== undefined ? { nextPageToken: last.localId } : {}),
  }
}

const Query = z.object({
  returnUserInfo: z.boolean().default(true),
  limit: z.coerce.number().int().min(1).max(500).default(500),
  offset: z.coerce.number().int().min(0).default(0),
  expression: z
    .array(z.object({ email: z.string(), userId: z.string(), phoneNumber: z.string() }).partial())
    .default([]),
})

/** The accounts that satisfy any of the expressions, or only how many they are. */
export const query = (identity: Identity, body: unknown) => {
  const { returnUserInfo, limit, offset, expression } = Query.parse(body)
  const matching = identity.accounts
    .all()
    .filter(
      (account) =>
        expression.length === 0 ||
        expression.some(
          ({ email, userId, phoneNumber }) =>
            (email === undefined || email.toLowerCase() === account.email) &&
            (userId === undefined || userId === account.localId) &&
            (phoneNumber === undefined || phoneNumber === account.phoneNumber),
        ),
    )
  return {
    recordsCount: String(matching.length),
    ...(returnUserInfo && { userInfo: matching.slice(offset, offset + limit).map(toAccountWire) }),
  }
}
