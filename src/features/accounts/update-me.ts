import type { Locale, Member } from "../../shared/actor.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import { type Account, accountOf, type ShownUnits } from "./account.ts"
import type { AccountDeps } from "./account-deps.ts"

export type UpdateMe = {
  /** What is absent stays as it is. */
  readonly changes: {
    readonly displayName?: string | null
    readonly locale?: Locale
    readonly timeZone?: string
    readonly units?: ShownUnits
  }
  /** Whether the version that the member saw is good enough. */
  readonly accepts: (version: number) => boolean
}

export type UpdateMeError = { readonly kind: "version_mismatch"; readonly version: number }

/** Changes one's own account. A change that changes nothing leaves the version as it is. */
export const updateMe = async (
  { db, clock, states }: Pick<AccountDeps, "db" | "clock" | "states">,
  member: Member,
  { changes, accepts }: UpdateMe,
): Promise<Result<Account, UpdateMeError>> => {
  const result = await db.transaction(async (tx): Promise<Result<Account, UpdateMeError>> => {
    const row = await tx
      .selectFrom("members")
      .selectAll()
      .where("id", "=", member.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (!accepts(row.version)) return err({ kind: "version_mismatch", version: row.version })
    const next = { ...row, ...changes }
    const { displayName, locale, timeZone, units } = next
    const same =
      displayName === row.displayName &&
      locale === row.locale &&
      timeZone === row.timeZone &&
      units === row.units
    if (same) return ok(accountOf(row, member.roles))
    const updated = await tx
      .updateTable("members")
      .set({ displayName, locale, timeZone, units, version: row.version + 1, updatedAt: clock.now() })
      .where("id", "=", member.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return ok(accountOf(updated, member.roles))
  })
  states.delete(member.uid)
  return result
}
