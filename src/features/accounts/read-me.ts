import type { Member } from "../../shared/actor.ts"
import { type Account, accountOf } from "./account.ts"
import type { AccountDeps } from "./account-deps.ts"

/** One's own account. */
export const readMe = async ({ db }: Pick<AccountDeps, "db">, member: Member): Promise<Account> => {
  const row = await db.sql
    .selectFrom("members")
    .selectAll()
    .where("id", "=", member.id)
    .executeTakeFirstOrThrow()
  return accountOf(row, member.roles)
}
