import { type RawBuilder, sql } from "kysely"

/**
 * The condition for what comes after a key in a list that is ordered by creation, the newest first, then by id.
 * null is before everything.
 */
export const olderThan = (
  key: { readonly createdAt: Date; readonly id: string } | null,
): RawBuilder<boolean> =>
  key === null ? sql<boolean>`true` : sql<boolean>`(created_at, id) < (${key.createdAt}, ${key.id})`
