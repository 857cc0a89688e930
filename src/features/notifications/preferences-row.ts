import type { Selectable } from "kysely"
import { z } from "zod"
import type { Sql } from "../../platform/postgres/database.ts"
import type { DB } from "../../platform/postgres/tables.gen.ts"
import type { MemberId } from "../../shared/ids.ts"
import { defaultPreferences, type Preferences, withDefaults } from "./preferences.ts"

/** The preferences of a member, as they chose or as they are for everybody. */
export const findPreferences = async (sql: Sql, ownerId: MemberId): Promise<Preferences> => {
  const row = await sql
    .selectFrom("notificationPreferences")
    .selectAll()
    .where("ownerId", "=", ownerId)
    .executeTakeFirst()
  return row ? preferencesOf(row) : defaultPreferences
}

export const preferencesOf = ({
  push,
  quietFrom,
  quietTo,
  version,
}: Selectable<DB["notificationPreferences"]>): Preferences => ({
  push: withDefaults(Chosen.parse(push)),
  quietHours: quietFrom && quietTo ? { from: minuteOf(quietFrom), to: minuteOf(quietTo) } : null,
  version,
})

/** By kind; one of a later release, that this one does not know, may be among them. */
const Chosen = z.record(z.string(), z.boolean())

/** `22:00:00`, as the database writes a time of day, without its seconds. */
const minuteOf = (time: string): string => time.slice(0, 5)
