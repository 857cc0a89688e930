import { sql as raw } from "kysely"
import type { Sql } from "../../platform/postgres/database.ts"
import type { Role } from "../../shared/actor.ts"

/**
 * What notes the roles that somebody has as of a moment. Roles are part of what a member sees of their account: other ones
 * are a new version of it.
 */
export const noteRoles = (sql: Sql, id: string, roles: readonly Role[], knownAt: Date) => {
  const differ = raw<boolean>`roles is distinct from ${[...roles]}::text[]`
  return sql
    .updateTable("members")
    .set({
      roles: [...roles],
      rolesKnownAt: knownAt,
      version: raw<number>`version + (${differ})::int`,
      updatedAt: raw<Date>`case when ${differ} then ${knownAt}::timestamptz else updated_at end`,
    })
    .where("id", "=", id)
}
