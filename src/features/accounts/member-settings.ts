import type { Sql } from "../../platform/postgres/database.ts"
import type { Locale } from "../../shared/actor.ts"
import type { MemberId } from "../../shared/ids.ts"
import { toLocale } from "./member-row.ts"

/** What other features need of a member whom they write to: where, in which language, by which clock. */
export type MemberSettings = {
  /** Firebase's name for them: it addresses live documents. */
  readonly uid: string
  readonly locale: Locale
  /** IANA name. */
  readonly timeZone: string
}

/** The settings of a member, for jobs and for what goes by the brewer's own clock; null when there is no such member. */
export const memberSettings = async (sql: Sql, id: MemberId): Promise<MemberSettings | null> => {
  const row = await sql
    .selectFrom("members")
    .select(["firebaseUid", "locale", "timeZone"])
    .where("id", "=", id)
    .executeTakeFirst()
  return row ? { uid: row.firebaseUid, locale: toLocale(row.locale), timeZone: row.timeZone } : null
}
