import type { Member } from "../../shared/actor.ts"
import type { AccountDeps } from "./account-deps.ts"
import { endOfSessions } from "./end-of-sessions.ts"

/**
 * Ends every session of a member: tokens of earlier sign-ins are refused here at once, by other instances within 5 s,
 * and the provider refreshes none of them. No phone is pushed to until it has signed in again. Repeatable, and never
 * part of somebody else's transaction: the provider is told of what has been committed.
 * @throws Outage when the provider does not answer; our own part holds nevertheless
 */
export const signOutEverywhere = async (
  {
    db,
    clock,
    identity,
    phones,
    states,
  }: Pick<AccountDeps, "db" | "clock" | "identity" | "phones" | "states">,
  member: Member,
): Promise<void> => {
  await db.transaction(async (tx) => {
    await tx
      .updateTable("members")
      .set({ tokensValidAfter: endOfSessions(clock.now()) })
      .where("id", "=", member.id)
      .execute()
    await phones.forget(member.id)
  })
  states.delete(member.uid)
  await identity.revoke(member.uid)
}
