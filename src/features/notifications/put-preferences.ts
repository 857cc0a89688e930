import type { Member } from "../../shared/actor.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { NotificationDeps } from "./notification-deps.ts"
import { type ChosenPushes, type Preferences, samePreferences, withDefaults } from "./preferences.ts"
import { findPreferences, preferencesOf } from "./preferences-row.ts"
import type { QuietHours } from "./quiet-hours.ts"

export type PutPreferences = {
  readonly push: ChosenPushes
  readonly quietHours: QuietHours | null
  /** Whether the version that the member saw is good enough. */
  readonly accepts: (version: number) => boolean
}

export type PutPreferencesError = { readonly kind: "version_mismatch"; readonly version: number }

/** Replaces one's preferences. The same again leaves their version as it is. */
export const putPreferences = (
  { db, clock }: Pick<NotificationDeps, "db" | "clock">,
  member: Member,
  { push, quietHours, accepts }: PutPreferences,
): Promise<Result<Preferences, PutPreferencesError>> =>
  db.transaction(async (tx): Promise<Result<Preferences, PutPreferencesError>> => {
    // Two phones that choose at once take turns, also when neither has chosen before.
    await tx.selectFrom("members").select("id").where("id", "=", member.id).forNoKeyUpdate().execute()
    const before = await findPreferences(tx, member.id)
    if (!accepts(before.version)) return err({ kind: "version_mismatch", version: before.version })
    if (samePreferences(before, { ...before, push: withDefaults(push), quietHours })) return ok(before)
    const now = clock.now()
    const chosen = {
      push: JSON.stringify(push),
      quietFrom: quietHours?.from ?? null,
      quietTo: quietHours?.to ?? null,
      version: before.version + 1,
      updatedAt: now,
    }
    const row = await tx
      .insertInto("notificationPreferences")
      .values({ ownerId: member.id, ...chosen, createdAt: now })
      .onConflict((conflict) => conflict.column("ownerId").doUpdateSet(chosen))
      .returningAll()
      .executeTakeFirstOrThrow()
    return ok(preferencesOf(row))
  })

/** One's preferences. */
export const readPreferences = ({ db }: Pick<NotificationDeps, "db">, member: Member): Promise<Preferences> =>
  findPreferences(db.sql, member.id)
