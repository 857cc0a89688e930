import { type RawBuilder, sql } from "kysely"

/**
 * The condition for what comes after a key in a list that is ordered by creation, the newest first, then by id.
 * null is before everything.
 */
export const olderThan = (
  key: { readonly createdAt: Date; readonly id: string } | null,
): RawBuilder<boolean> =>
  key === null ? sql<boolean>`true` : sql<boolean>`(created_at, id) < (${key.createdAt}, ${key.id})`

export type Order = "oldest" | "newest"

/** How SQL says it. */
export const directionOf = (order: Order): "asc" | "desc" => (order === "newest" ? "desc" : "asc")

/** The condition for what comes after a key in a list that is ordered by a time, either way round, then by id. */
export const beyond = (
  column: string,
  key: { readonly at: Date; readonly id: string } | null,
  order: Order,
): RawBuilder<boolean> => {
  if (key === null) return sql<boolean>`true`
  const row = sql`(${sql.ref(column)}, id)`
  const last = sql`(${key.at}, ${key.id})`
  return order === "newest" ? sql<boolean>`${row} < ${last}` : sql<boolean>`${row} > ${last}`
}
