import type { LiveDeps } from "./live-deps.ts"

/** A phone needs no more, and Firestore sustains no more for one document. */
const secondMs = 1000

/**
 * Takes the turn to write a document, which comes once a second.
 * @returns null when it is taken; else when the next one comes
 */
export const takeTurn = async (
  { db, clock }: Pick<LiveDeps, "db" | "clock">,
  path: string,
): Promise<Date | null> => {
  const now = clock.now()
  const taken = await db.sql
    .insertInto("liveTurns")
    .values({ path, takenAt: now })
    .onConflict((conflict) =>
      conflict
        .column("path")
        .doUpdateSet({ takenAt: now })
        .where("liveTurns.takenAt", "<=", new Date(now.getTime() - secondMs)),
    )
    .returning("path")
    .executeTakeFirst()
  if (taken) return null
  const turn = await db.sql
    .selectFrom("liveTurns")
    .select("takenAt")
    .where("path", "=", path)
    .executeTakeFirst()
  return new Date((turn?.takenAt ?? now).getTime() + secondMs)
}

/** Forgets the turns of a document that is gone. */
export const forgetTurns = async ({ db }: Pick<LiveDeps, "db">, path: string): Promise<void> => {
  await db.sql.deleteFrom("liveTurns").where("path", "=", path).execute()
}
