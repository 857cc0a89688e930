import type { RunningApi } from "./running-api.ts"

/** When the provider was last asked, and who wrote the row: no request of a member's is about that. */
const incidental = ["identity_checked_at", "roles_known_at", "xid"]

/**
 * How many rows each table holds and what they say, jobs included, as a digest: equal before and after means that
 * nothing was stored, changed or scheduled.
 */
export const databaseContents = async ({
  asOwner,
}: RunningApi): Promise<Readonly<Record<string, string>>> => {
  const tables = await asOwner(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'brasse_bouillon' or (schemaname = 'graphile_worker' and tablename = '_private_jobs')
     order by 1`,
  )
  const digests = tables
    .map(({ name }) => String(name))
    .map(
      (name) =>
        `select '${name}' as name, count(*) || ' rows, ' ||
         coalesce(md5(string_agg((to_jsonb(r) - $1::text[])::text, '' order by to_jsonb(r)::text)), '') as digest
       from ${name} as r`,
    )
  const rows = await asOwner(digests.join(" union all "), [incidental])
  return Object.fromEntries(rows.map(({ name, digest }) => [String(name), String(digest)]))
}
