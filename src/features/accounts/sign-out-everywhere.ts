import type { Member } from "../../shared/actor.ts"
import type { AccountDeps } from "./account-deps.ts"

/**
 * Ends every session of a member: tokens of earlier sign-ins are refused here at once, by other instances within 20 s,
 * and the provider refreshes none of them. Sign-ins are told apart by the second, so one made in the rest of this
 * second is refused too. Repeatable.
 * @throws Outage when the provider does not answer; our own part holds nevertheless
 */
export const signOutEverywhere = async (
  { db, clock, identity, states }: Pick<AccountDeps, "db" | "clock" | "identity" | "states">,
  member: Member,
): Promise<void> => {
  const now = clock.now()
  await db.sql
    .updateTable("members")
    .set({ tokensValidAfter: nextSecond(now), updatedAt: now })
    .where("id", "=", member.id)
    .execute()
  states.delete(member.uid)
  await identity.revoke(member.uid)
}

const nextSecond = (time: Date): Date => new Date((Math.floor(time.getTime() / 1000) + 1) * 1000)
