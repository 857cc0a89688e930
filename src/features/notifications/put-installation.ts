import { sql as raw } from "kysely"
import type { Member } from "../../shared/actor.ts"
import type { Installation } from "./installation.ts"
import { installationOf } from "./installation-row.ts"
import type { NotificationDeps } from "./notification-deps.ts"

export type PutInstallation = Pick<Installation, "id" | "token" | "platform" | "locale" | "appVersion">

/** More phones than a brewer has: the ones not heard of for longest make room. */
const mostInstallations = 20

/**
 * Registers an installation for pushes, or brings it up to date. Its token leaves whoever had it: a phone that signs
 * in to another account rings for that account only.
 */
export const putInstallation = (
  { db, clock }: Pick<NotificationDeps, "db" | "clock">,
  member: Member,
  { id, ...told }: PutInstallation,
): Promise<Installation> =>
  db.transaction(async (tx) => {
    // Two members who register one phone at once take turns: the later one has it.
    await raw`select pg_advisory_xact_lock(hashtextextended(${`installation token ${told.token}`}, 0))`.execute(
      tx,
    )
    const now = clock.now()
    await tx
      .deleteFrom("installations")
      .where("token", "=", told.token)
      .where((on) => on.or([on("ownerId", "!=", member.id), on("id", "!=", id)]))
      .execute()
    const row = await tx
      .insertInto("installations")
      .values({ ...told, id, ownerId: member.id, createdAt: now, updatedAt: now })
      .onConflict((conflict) => conflict.columns(["ownerId", "id"]).doUpdateSet({ ...told, updatedAt: now }))
      .returningAll()
      .executeTakeFirstOrThrow()
    await tx
      .deleteFrom("installations")
      .where("ownerId", "=", member.id)
      .where("id", "in", (on) =>
        on
          .selectFrom("installations")
          .select("id")
          .where("ownerId", "=", member.id)
          .orderBy("updatedAt", "desc")
          .orderBy("id")
          .offset(mostInstallations),
      )
      .execute()
    return installationOf(row)
  })
