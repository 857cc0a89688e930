import { z } from "zod"
import { newAccount } from "../account.ts"
import type { Identity } from "../identity.ts"
import { IdentityError } from "../identity-error.ts"
import { AdminChanges, prepareChange } from "./changes.ts"
import { newLocalId } from "./sign-up.ts"

const Create = AdminChanges.omit({ disableUser: true }).extend({
  localId: z.string().min(1).max(128).optional(),
  disabled: z.boolean().optional(),
})

/** An administrator makes an account; nobody is signed in. */
export const create = async (identity: Identity, body: unknown) => {
  const { localId = newLocalId(), disabled, ...properties } = Create.parse(body)
  const change = await prepareChange({ ...properties, disableUser: disabled })
  if (identity.accounts.byId(localId) !== undefined) throw new IdentityError("DUPLICATE_LOCAL_ID")
  const account = change(newAccount(localId, Date.now()))
  await identity.accounts.put(account)
  return { localId, email: account.email ?? undefined, displayName: account.displayName ?? undefined }
}
