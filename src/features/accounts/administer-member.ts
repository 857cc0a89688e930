import type { Member, Role } from "../../shared/actor.ts"
import type { MemberId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { AccountDeps } from "./account-deps.ts"

export type AdministerError =
  | { readonly kind: "member_not_found" }
  /** An administrator who locks themselves out can't undo it. */
  | { readonly kind: "own_account" }

type Deps = Pick<AccountDeps, "db" | "clock" | "identity" | "states">
type Target = { readonly memberId: MemberId }

/**
 * Keeps a member out: here at once, by other instances within 20 s. Repeatable, as are the verbs below.
 * @throws Outage when the provider does not answer; our own part holds nevertheless
 */
export const disableMember = (
  deps: Deps,
  admin: Member,
  { memberId }: Target,
): Promise<Result<null, AdministerError>> =>
  administer(deps, admin, memberId, { disabledAt: deps.clock.now() }, async (uid) => {
    await deps.identity.disable(uid)
    await deps.identity.revoke(uid)
  })

/** Lets a member in again. They sign in anew. */
export const enableMember = (
  deps: Deps,
  admin: Member,
  { memberId }: Target,
): Promise<Result<null, AdministerError>> =>
  administer(deps, admin, memberId, { disabledAt: null, identityState: "active" }, (uid) =>
    deps.identity.enable(uid),
  )

/** Replaces a member's roles. Tokens that say otherwise no longer count in this. */
export const setRoles = (
  deps: Deps,
  admin: Member,
  { memberId, roles }: Target & { readonly roles: readonly Role[] },
): Promise<Result<null, AdministerError>> =>
  administer(deps, admin, memberId, { roles: [...roles], rolesKnownAt: deps.clock.now() }, (uid) =>
    deps.identity.setRoles(uid, roles),
  )

type Changes = {
  readonly disabledAt?: Date | null
  readonly identityState?: "active"
  readonly roles?: Role[]
  readonly rolesKnownAt?: Date
}

/** Our table first, for it decides; then the provider. */
const administer = async (
  { db, clock, states }: Deps,
  admin: Member,
  memberId: MemberId,
  changes: Changes,
  tellProvider: (uid: string) => Promise<void>,
): Promise<Result<null, AdministerError>> => {
  if (memberId === admin.id) return err({ kind: "own_account" })
  const member = await db.sql
    .updateTable("members")
    .set({ ...changes, updatedAt: clock.now() })
    .where("id", "=", memberId)
    .returning("firebaseUid")
    .executeTakeFirst()
  if (!member) return err({ kind: "member_not_found" })
  states.delete(member.firebaseUid)
  await tellProvider(member.firebaseUid)
  return ok(null)
}
