import { z } from "zod"
import { accountOfIdToken, existing, type Identity } from "../identity.ts"

const OwnDelete = z.object({ idToken: z.string() })

/** An account deletes itself. */
export const deleteOwn = async (identity: Identity, body: unknown) => {
  const account = await accountOfIdToken(identity, OwnDelete.parse(body).idToken)
  await identity.accounts.remove([account.localId])
  return {}
}

const Delete = z.object({ localId: z.string() })

export const deleteOne = async (identity: Identity, body: unknown) => {
  const { localId } = Delete.parse(body)
  await identity.accounts.remove([existing(identity, localId).localId])
  return {}
}

const DeleteMany = z.object({ localIds: z.array(z.string()) })

/** Deletes those that are there; unknown ids are no error. */
export const deleteMany = async (identity: Identity, body: unknown) => {
  await identity.accounts.remove(DeleteMany.parse(body).localIds)
  return {}
}
