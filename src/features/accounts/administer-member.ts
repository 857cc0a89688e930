import type { Member, Role } from "../../shared/actor.ts"
import type { MemberId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { Sql } from "../../platform/postgres/database.ts"
import type { AccountDeps } from "./account-deps.ts"
import { endOfSessions } from "./end-of-sessions.ts"
import { noteRoles } from "./note-roles.ts"

export type AdministerError =
  | { readonly kind: "member_not_found" }
  /** An administrator who locks themselves out can't undo it. */
  | { readonly kind: "own_account" }

type Deps = Pick<AccountDeps, "db" | "clock" | "identity" | "phones" | "states">
type Target = { readonly memberId: MemberId }

/**
 * Keeps a member out: here at once, by other instances within 5 s. Repeatable, as are the verbs below, and like
 * them never part of somebody else's transaction: the provider is told of what has been committed.
 * @throws Outage when the provider does not answer; our own part holds nevertheless
 */
export const disableMember = (
  deps: Deps,
  admin: Member,
  { memberId }: Target,
): Promise<Result<null, AdministerError>> =>
  administer(deps, admin, memberId, {
    change: (sql, now) =>
      sql
        .updateTable("members")
        .set({ disabledAt: now, tokensValidAfter: endOfSessions(now) })
        .where("id", "=", memberId),
    withIt: () => deps.phones.forget(memberId),
    tellProvider: async (uid) => {
      await deps.identity.disable(uid)
      await deps.identity.revoke(uid)
    },
  })

/** Lets a member in again. They sign in anew. */
export const enableMember = (
  deps: Deps,
  admin: Member,
  { memberId }: Target,
): Promise<Result<null, AdministerError>> =>
  administer(deps, admin, memberId, {
    change: (sql) =>
      sql
        .updateTable("members")
        .set({ disabledAt: null, identityState: "active" })
        .where("id", "=", memberId),
    tellProvider: (uid) => deps.identity.enable(uid),
  })

/** Replaces a member's roles. Tokens that say otherwise no longer count in this. */
export const setRoles = (
  deps: Deps,
  admin: Member,
  { memberId, roles }: Target & { readonly roles: readonly Role[] },
): Promise<Result<null, AdministerError>> =>
  administer(deps, admin, memberId, {
    change: (sql, now) => noteRoles(sql, memberId, roles, now),
    tellProvider: (uid) => deps.identity.setRoles(uid, roles),
  })

type Measure = {
  readonly change: (sql: Sql, now: Date) => ReturnType<typeof noteRoles>
  /** What changes with our table, or not at all. */
  readonly withIt?: () => Promise<void>
  readonly tellProvider: (uid: string) => Promise<void>
}

/** Our table first, for it decides; then the provider. */
const administer = async (
  { db, clock, states }: Deps,
  admin: Member,
  memberId: MemberId,
  { change, withIt, tellProvider }: Measure,
): Promise<Result<null, AdministerError>> => {
  if (memberId === admin.id) return err({ kind: "own_account" })
  const member = await db.transaction(async (tx) => {
    const changed = await change(tx, clock.now()).returning("firebaseUid").executeTakeFirst()
    if (changed) await withIt?.()
    return changed
  })
  if (!member) return err({ kind: "member_not_found" })
  states.delete(member.firebaseUid)
  await tellProvider(member.firebaseUid)
  return ok(null)
}
