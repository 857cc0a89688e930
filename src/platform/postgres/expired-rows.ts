import { sql as raw } from "kysely"
import type { Clock } from "../../shared/clock.ts"
import type { Purge } from "../../shared/purge.ts"
import type { Database } from "./database.ts"
import type { DB } from "./tables.gen.ts"

export type Retention<Table extends keyof DB> = {
  readonly table: Table
  /** The column from which the time counts. A row that has nothing there is kept. */
  readonly since: keyof DB[Table] & string
  readonly keptDays: number
}

type Deps = { readonly db: Database; readonly clock: Clock }
type WithTombstones = { [Table in keyof DB]: "deletedAt" extends keyof DB[Table] ? Table : never }[keyof DB]

/** The purge of rows that have been kept long enough. What refers to them goes with them by `on delete cascade`. */
export const expiredRows = <Table extends keyof DB>(
  { db, clock }: Deps,
  { table, since, keptDays }: Retention<Table>,
): Purge => ({
  name: table,
  portion: async (limit) => {
    const { numAffectedRows } = await raw`
      delete from ${raw.table(table)} where ctid in (
        select ctid from ${raw.table(table)} where ${raw.ref(since)} <= ${daysBefore(clock, keptDays)}
        limit ${limit} for update skip locked
      )`.execute(db.sql)
    return Number(numAffectedRows ?? 0)
  },
})

/** The purge of tombstones: a phone may have been offline for so long and still learns of a deletion. */
export const tombstones = (deps: Deps, table: WithTombstones): Purge =>
  expiredRows(deps, { table, since: "deletedAt", keptDays: 90 })

/** The moment so many days ago: what is older has been kept long enough. */
export const daysBefore = (clock: Clock, days: number): Date =>
  new Date(clock.now().getTime() - days * 86_400_000)
