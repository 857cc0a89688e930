import type { Member } from "../../shared/actor.ts"
import type { MemberId } from "../../shared/ids.ts"
import { type Calendar, writeICalendar } from "../../formats/icalendar/write-icalendar.ts"
import type { Locale } from "../../shared/actor.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { AgendaDeps } from "./agenda-deps.ts"
import type { AgendaItem } from "./agenda-item.ts"
import { mostAgendaDays, readAgenda } from "./read-agenda.ts"

/**
 * Makes a new secret address for a brewer's calendar; the one before no longer works.
 * @returns the token of the address, which is stored nowhere: only its digest is
 */
export const openCalendar = async (
  { db, clock, newSecret }: Pick<AgendaDeps, "db" | "clock" | "newSecret">,
  member: Member,
): Promise<string> => {
  const token = newSecret()
  const feed = { tokenSha256: await digestOf(token), createdAt: clock.now() }
  await db.sql
    .insertInto("calendarFeeds")
    .values({ ownerId: member.id, ...feed })
    .onConflict((conflict) => conflict.column("ownerId").doUpdateSet(feed))
    .execute()
  return token
}

/** When the address that works now was made; null when there is none. */
export const readCalendar = async ({ db }: Pick<AgendaDeps, "db">, member: Member): Promise<Date | null> => {
  const row = await db.sql
    .selectFrom("calendarFeeds")
    .select("createdAt")
    .where("ownerId", "=", member.id)
    .executeTakeFirst()
  return row?.createdAt ?? null
}

/** Closes the address of a brewer's calendar. None there is fine. */
export const closeCalendar = async ({ db }: Pick<AgendaDeps, "db">, member: Member): Promise<void> => {
  await db.sql.deleteFrom("calendarFeeds").where("ownerId", "=", member.id).execute()
}

export type CalendarNotFound = { readonly kind: "calendar_not_found" }

/** The agenda behind a secret address as iCalendar text, in its brewer's language. */
export const readFeed = async (
  { db, clock, batches }: Pick<AgendaDeps, "db" | "clock" | "batches">,
  { token }: { readonly token: string },
): Promise<Result<string, CalendarNotFound>> => {
  const row = await db.sql
    .selectFrom("calendarFeeds")
    .innerJoin("members", "members.id", "calendarFeeds.ownerId")
    .select((on) => ["ownerId", on.ref("members.locale").$castTo<Locale>().as("locale")])
    .where("tokenSha256", "=", await digestOf(token))
    .where("members.disabledAt", "is", null)
    .where("members.identityState", "=", "active")
    .executeTakeFirst()
  if (!row) return err({ kind: "calendar_not_found" })
  const to = new Date(clock.now().getTime() + mostAgendaDays * 24 * 60 * 60 * 1000)
  const items = await readAgenda({ batches, clock }, row.ownerId as MemberId, { to })
  return ok(writeICalendar(calendarOf(items, row.locale)))
}

const names: Readonly<Record<Locale, string>> = { fr: "Mes brassins", en: "My brews" }

const calendarOf = (items: readonly AgendaItem[], locale: Locale): Calendar => ({
  name: names[locale],
  events: items.map(({ id, title, detail, ...item }) => ({
    ...item,
    uid: `${id}@brasse-bouillon`,
    summary: title[locale],
    description: detail[locale],
  })),
})

/** A secret of 256 random bits needs no salt, and nothing slow. */
const digestOf = async (token: string): Promise<string> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token))).toHex()
