import { Client } from "pg"
import { Trouble } from "../../local/trouble.ts"
import { addressOf, schemaName } from "../../src/platform/postgres/connection.ts"

/** The database that the drill is about. Nothing is written there. */
export type Source = {
  readonly url: string
  readonly major: number
  readonly bytes: number
}

/**
 * Looks whether a database can be drilled with.
 * @throws Trouble with what to do: nobody answers, it is none of ours, the login may not read all of it
 */
export const examine = async (url: string): Promise<Source> => {
  const client = await connect(url)
  try {
    const { rows } = await client.query<{ version: number; bytes: string; ours: boolean }>(
      `select current_setting('server_version_num')::int as version, pg_database_size(current_database()) as bytes,
        to_regnamespace($1) is not null as ours`,
      [schemaName],
    )
    const [found] = rows
    if (!found?.ours) {
      throw new Trouble(
        `${where(url)} has no schema ${schemaName}: it is another database, or migrations have not run`,
      )
    }
    const { rows: hidden } = await client.query<{ name: string }>(hiddenTables)
    if (hidden.length > 0) {
      const names = hidden.map(({ name }) => name).join(", ")
      throw new Trouble(
        `this login may not read all of ${where(url)} (${names}): take the one that owns the schema, as migrations do`,
      )
    }
    return { url, major: Math.floor(found.version / 10_000), bytes: Number(found.bytes) }
  } finally {
    await client.end()
  }
}

/** Connects, or says in a sentence why not. */
export const connect = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: checked(url), connectionTimeoutMillis: 10_000 })
  client.on("error", () => {}) // reported by the query that it breaks
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => {})
    throw new Trouble(`${where(url)} can't be connected to: ${reasonOf(error)}`, { cause: error })
  }
}

const checked = (url: string): string => {
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return url
  throw new Trouble("DATABASE_URL is no address such as postgres://user:password@host:5432/database")
}

/** Several addresses of one name fail together. */
const reasonOf = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(", ")
  return error instanceof Error ? error.message : String(error)
}

/** Database and server, without the login. */
export const where = (url: string): string =>
  `the database ${new URL(url).pathname.slice(1)} at ${addressOf({ kind: "url", url })}`

/** Row-level security would hide rows from whoever is not the owner, and the backup would lack them. */
const hiddenTables = `
select format('%I.%I', nspname, relname) as name
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where relkind = 'r' and nspname !~ '^pg_' and nspname <> 'information_schema'
  and (
    not has_schema_privilege(pg_namespace.oid, 'usage') or not has_table_privilege(pg_class.oid, 'select')
    or row_security_active(pg_class.oid)
  )
order by 1 limit 5`
