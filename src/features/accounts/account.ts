import type { Locale, Role } from "../../shared/actor.ts"
import type { MemberId } from "../../shared/ids.ts"
import { type MemberRow, toLocale, toMemberId } from "./member-row.ts"

/** Units shown in the app. What is stored and sent is always metric. */
export const shownUnits = ["metric", "us"] as const
export type ShownUnits = (typeof shownUnits)[number]

/** What a member sees of their own account. */
export type Account = {
  readonly id: MemberId
  readonly displayName: string | null
  readonly locale: Locale
  /** IANA name. */
  readonly timeZone: string
  readonly units: ShownUnits
  readonly roles: readonly Role[]
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** The roles are the actor's: what they may do now, not what was stored some time ago. */
export const accountOf = (row: MemberRow, roles: readonly Role[]): Account => ({
  id: toMemberId(row.id),
  displayName: row.displayName,
  locale: toLocale(row.locale),
  timeZone: row.timeZone,
  units: toUnits(row.units),
  roles,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

// The table's CHECK holds the column to its domain.
const toUnits = (units: string): ShownUnits => units as ShownUnits
