import type { Client } from "pg"
import { schemaName } from "../../src/platform/postgres/connection.ts"

const applicationRole = "brasse_bouillon_app"

/**
 * Tries what the application does, as the application: it reads and adds to each table, changes and deletes where that
 * is not forbidden on purpose, and cannot alter anything. Nothing is left behind.
 * @returns what is not as it should be, a line each
 */
export const checkRights = async (client: Client): Promise<readonly string[]> => {
  const { rows: roles } = await client.query("select from pg_roles where rolname = $1", [applicationRole])
  if (roles.length === 0)
    return [`the role ${applicationRole} is missing: nobody may log in as the application`]
  const { rows: tables } = await client.query<{ name: string; column: string }>(tablesQuery, [schemaName])
  const wrong: string[] = []
  for (const { name, column } of tables) {
    const may = async (statement: string): Promise<boolean> => (await refusal(client, statement)) === null
    if (!(await may(`select from ${name} limit 1`))) wrong.push(`the application may not read ${name}`)
    if (!(await may(`insert into ${name} (${column}) select ${column} from ${name} where false`))) {
      wrong.push(`the application may not add to ${name}`)
    }
    const changes = await may(`update ${name} set ${column} = ${column} where false`)
    const deletes = await may(`delete from ${name} where false`)
    if (changes !== deletes)
      wrong.push(`the application may ${changes ? "change" : "delete"} only in ${name}`)
    const altering = await refusal(client, `alter table ${name} add column drilled integer`)
    if (altering !== insufficientPrivilege) wrong.push(`the application may alter ${name}`)
  }
  if (tables.length === 0) wrong.push(`there is no table in the schema ${schemaName}`)
  const creating = await refusal(client, `create table ${schemaName}.drilled (id integer)`)
  if (creating !== insufficientPrivilege) wrong.push("the application may make tables")
  return wrong
}

const insufficientPrivilege = "42501"

/** The code of PostgreSQL's refusal; null when it was done, and undone again. */
const refusal = async (client: Client, statement: string): Promise<string | null> => {
  await client.query(`begin; set local role ${applicationRole}; set local search_path = ${schemaName}`)
  try {
    await client.query(statement)
    return null
  } catch (error) {
    if (error instanceof Error && "code" in error) return String(error.code)
    throw error
  } finally {
    await client.query("rollback")
  }
}

const tablesQuery = `
select format('%I.%I', nspname, relname) as name,
  (select quote_ident(attname) from pg_attribute
   where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
   order by attnum limit 1) as column
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where relkind = 'r' and nspname = $1 order by 1`
