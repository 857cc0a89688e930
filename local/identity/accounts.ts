import { z } from "zod"
import { openStored } from "../stored.ts"
import { Account } from "./account.ts"
import { IdentityError } from "./identity-error.ts"

/** The accounts of the project. Between a question and the following write nothing may be awaited. */
export type Accounts = {
  readonly byId: (localId: string) => Account | undefined
  readonly byEmail: (email: string) => Account | undefined
  readonly byPhoneNumber: (phoneNumber: string) => Account | undefined
  /** All of them, by id. */
  readonly all: () => readonly Account[]
  /** Stores an account under its id. Throws EMAIL_EXISTS when another one has its e-mail address. */
  readonly put: (account: Account) => Promise<void>
  readonly remove: (localIds: readonly string[]) => Promise<void>
}

export const openAccounts = async (folder: string | undefined): Promise<Accounts> => {
  const stored = await openStored<readonly Account[]>({
    folder,
    file: "accounts.json",
    schema: z.array(Account),
    initial: async () => [],
  })
  const accounts = new Map(stored.get().map((account) => [account.localId, account]))
  const all = () => [...accounts.values()].toSorted((a, b) => (a.localId < b.localId ? -1 : 1))
  const find = (matches: (account: Account) => boolean) => accounts.values().find(matches)
  const byEmail = (email: string) => find((account) => account.email === email.toLowerCase())

  return {
    byId: (localId) => accounts.get(localId),
    byEmail,
    byPhoneNumber: (phoneNumber) => find((account) => account.phoneNumber === phoneNumber),
    all,
    put: (account) => {
      const holder = account.email === null ? undefined : byEmail(account.email)
      if (holder !== undefined && holder.localId !== account.localId) throw new IdentityError("EMAIL_EXISTS")
      accounts.set(account.localId, account)
      return stored.set(all())
    },
    remove: (localIds) => {
      for (const localId of localIds) accounts.delete(localId)
      return stored.set(all())
    },
  }
}
