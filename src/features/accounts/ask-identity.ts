import { sql as raw } from "kysely"
import type { Sql } from "../../platform/postgres/database.ts"
import { Outage } from "../../shared/outage.ts"
import type { AccountDeps } from "./account-deps.ts"
import type { MemberRow } from "./member-row.ts"
import { noteRoles } from "./note-roles.ts"
import type { IdentityState } from "./ports.ts"

/**
 * How often the provider is asked about a member who is active, by all instances together. One question may fail, or die
 * with its instance, and the next one still comes in time: see `authenticate`.
 */
const askedEveryMs = 20_000

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
  return noteState(deps.db.sql, member, state, now)
}

/** What we learnt by ourselves since the question was asked stays: an administrator's roles, a sign-out everywhere. */
const noteState = async (
  sql: Sql,
  { id }: MemberRow,
  state: IdentityState,
  askedAt: Date,
): Promise<MemberRow> => {
  const known = state.kind === "deleted" ? null : state
  if (known) await noteRoles(sql, id, known.roles, askedAt).where("rolesKnownAt", "<", askedAt).execute()
  return sql
    .updateTable("members")
    .set({
      identityState: state.kind,
      // The later one: greatest() passes over nulls.
      tokensValidAfter: raw<Date>`greatest(tokens_valid_after, ${known?.tokensValidAfter ?? null}::timestamptz)`,
    })
    .where("id", "=", id)
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
    const message = "The identity provider does not answer: our own table decides."
    log.warning("accounts.identity_unavailable", message, { reason: error.message })
    return null
  }
}
