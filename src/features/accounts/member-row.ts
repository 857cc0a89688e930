import type { Sql } from "../../platform/postgres/database.ts"
import type { Locale, Role } from "../../shared/actor.ts"
import type { MemberId, NewId } from "../../shared/ids.ts"
import type { MemberState } from "./member-state.ts"
import type { VerifiedToken } from "./ports.ts"

export type MemberRow = NonNullable<Awaited<ReturnType<typeof findByUid>>>

export const findByUid = (sql: Sql, uid: string) =>
  sql.selectFrom("members").selectAll().where("firebaseUid", "=", uid).executeTakeFirst()

/** The row of somebody who comes for the first time. Of several requests that come together, one makes it. */
export const addMember = async (
  sql: Sql,
  token: VerifiedToken,
  newId: NewId,
  now: Date,
): Promise<MemberRow> => {
  const added = await sql
    .insertInto("members")
    .values({
      id: newId<MemberId>(),
      firebaseUid: token.uid,
      roles: [...token.roles],
      rolesKnownAt: token.issuedAt,
      createdAt: now,
      updatedAt: now,
    })
    .onConflict((conflict) => conflict.column("firebaseUid").doNothing())
    .returningAll()
    .executeTakeFirst()
  return (
    added ??
    (await sql
      .selectFrom("members")
      .selectAll()
      .where("firebaseUid", "=", token.uid)
      .executeTakeFirstOrThrow())
  )
}

export const stateOf = (row: MemberRow, readAt: Date): MemberState => ({
  id: toMemberId(row.id),
  uid: row.firebaseUid,
  locale: toLocale(row.locale),
  mayEnter: row.disabledAt === null && row.identityState === "active",
  tokensValidAfter: row.tokensValidAfter,
  roles: toRoles(row.roles),
  rolesKnownAt: row.rolesKnownAt,
  readAt,
})

// The table's CHECKs hold these columns to their domains.
export const toMemberId = (id: string): MemberId => id as MemberId
export const toLocale = (locale: string): Locale => locale as Locale
const toRoles = (roles: readonly string[]): readonly Role[] => roles as readonly Role[]
