import { z } from "zod"
import { toAccountWire } from "../account-wire.ts"
import { accountOfIdToken, type Identity } from "../identity.ts"
import { IdentityError } from "../identity-error.ts"

const OwnLookup = z.object({ idToken: z.string().optional() })

/** The account that asks. */
export const lookupOwn = async (identity: Identity, body: unknown) => {
  const { idToken } = OwnLookup.parse(body)
  if (idToken === undefined) throw new IdentityError("MISSING_ID_TOKEN")
  return { users: [toAccountWire(await accountOfIdToken(identity, idToken))] }
}

const Names = z.array(z.string()).default([])
const Lookup = z.object({ localId: Names, email: Names, phoneNumber: Names })

/** The accounts with any of these ids, addresses or numbers; `users` is absent when there is none. */
export const lookup = (identity: Identity, body: unknown) => {
  const { localId, email, phoneNumber } = Lookup.parse(body)
  const found = [
    ...localId.map(identity.accounts.byId),
    ...email.map(identity.accounts.byEmail),
    ...phoneNumber.map(identity.accounts.byPhoneNumber),
  ].filter((account) => account !== undefined)
  return found.length === 0 ? {} : { users: [...new Set(found)].map(toAccountWire) }
}
