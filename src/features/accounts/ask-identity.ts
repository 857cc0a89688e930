import { Outage } from "../../shared/outage.ts"
import type { AccountDeps } from "./account-deps.ts"
import type { MemberRow } from "./member-row.ts"
import type { IdentityState } from "./ports.ts"

/** How often the provider is asked about a member who is active, by all instances together. */
const askedEveryMs = 30_000

export const isIdentityDue = ({ identityCheckedAt }: MemberRow, now: Date): boolean =>
  identityCheckedAt === null || now.getTime() - identityCheckedAt.getTime() >= askedEveryMs

/**
 * Asks the provider what became of a member, and notes it in our table. One instance asks, the others go by the table,
 * and so do all while the provider does not answer.
 */
export const askIdentity = async (deps: AccountDeps, member: MemberRow, now: Date): Promise<MemberRow> => {
  if (!(await takeTurn(deps, member, now))) return member
  const state = await stateAtProvider(deps, member)
  if (state === null) return member
  return deps.db.sql
    .updateTable("members")
    .set(changes(state, member, now))
    .where("id", "=", member.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Whether it is for us to ask: of several that find it due, the first. */
const takeTurn = async ({ db }: AccountDeps, { id }: MemberRow, now: Date): Promise<boolean> => {
  const due = new Date(now.getTime() - askedEveryMs)
  const { numUpdatedRows } = await db.sql
    .updateTable("members")
    .set({ identityCheckedAt: now })
    .where("id", "=", id)
    .where((row) => row.or([row("identityCheckedAt", "is", null), row("identityCheckedAt", "<=", due)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** null while the provider does not answer. */
const stateAtProvider = async (
  { identity, log }: AccountDeps,
  member: MemberRow,
): Promise<IdentityState | null> => {
  try {
    return await identity.stateOf(member.firebaseUid)
  } catch (error) {
    if (!(error instanceof Outage)) throw error
    log.warning(
      "accounts.identity_unavailable",
      "The identity provider does not answer: our own table decides.",
      {
        memberId: member.id,
      },
    )
    return null
  }
}

const changes = (state: IdentityState, member: MemberRow, now: Date) => {
  if (state.kind === "deleted") return { identityState: state.kind }
  return {
    identityState: state.kind,
    roles: [...state.roles],
    rolesKnownAt: now,
    tokensValidAfter: later(member.tokensValidAfter, state.tokensValidAfter),
  }
}

const later = (one: Date | null, other: Date | null): Date | null => {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}
