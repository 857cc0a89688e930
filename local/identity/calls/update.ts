import { z } from "zod"
import { toAccountWire } from "../account-wire.ts"
import { accountOfIdToken, existing, signIn, type Identity } from "../identity.ts"
import { IdentityError } from "../identity-error.ts"
import { AdminChanges, OwnChanges, prepareChange } from "./changes.ts"

const OwnUpdate = OwnChanges.extend({
  idToken: z.string().optional(),
  returnSecureToken: z.boolean().default(false),
})

/** An account changes itself. New tokens come with the answer when they are asked for. */
export const updateOwn = async (identity: Identity, body: unknown) => {
  const { idToken, returnSecureToken, ...changes } = OwnUpdate.parse(body)
  if (idToken === undefined) throw new IdentityError("MISSING_ID_TOKEN")
  const change = await prepareChange(AdminChanges.parse(changes))
  const { localId } = await accountOfIdToken(identity, idToken)
  const account = change(existing(identity, localId))
  await identity.accounts.put(account)
  if (!returnSecureToken) return toAccountWire(account)
  const provider = account.password === null ? "anonymous" : "password"
  return { ...toAccountWire(account), ...(await signIn(identity, account, provider)) }
}

const Update = AdminChanges.extend({ localId: z.string() })

/** An administrator changes an account. */
export const update = async (identity: Identity, body: unknown) => {
  const { localId, ...changes } = Update.parse(body)
  const change = await prepareChange(changes)
  const account = change(existing(identity, localId))
  await identity.accounts.put(account)
  return toAccountWire(account)
}
