import type { Client } from "pg"

/**
 * What a database holds, so that two can be compared: its rows as counts and checksums, how its tables are made, where
 * its sequences stand, and who may do what. By name; equal portraits are equal databases.
 */
export type Portrait = {
  readonly tables: ReadonlyMap<string, TableContents>
  /** Definitions of columns, constraints, indexes, triggers, functions, policies and views. */
  readonly shape: ReadonlyMap<string, string>
  readonly sequences: ReadonlyMap<string, string>
  /** Owners, rights, default rights. */
  readonly rights: ReadonlyMap<string, string>
}

export type TableContents = {
  readonly rows: string
  /** Of all rows, in whatever order they lie: the sum of their MD5, in two halves. */
  readonly checksum: string
}

/** Rows are compared as text: it must not depend on a session's settings. Row-level security must hide nothing. */
const settings = `
set statement_timeout = 0; set lock_timeout = '10s'; set row_security = off; set search_path = pg_catalog;
set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set intervalstyle = 'iso_8601'; set extra_float_digits = 3;
set bytea_output = 'hex';`

/** Prepares a session for `readPortrait`, and begins the moment that all of it is read at. */
export const beginReading = async (client: Client): Promise<void> => {
  await client.query(settings)
  await client.query("begin isolation level repeatable read, read only")
}

/** Reads the portrait of a database in a session that `beginReading` has prepared. Takes a full read of every table. */
export const readPortrait = async (client: Client): Promise<Portrait> => ({
  tables: await readTables(client),
  shape: await readMap(client, shapeQuery),
  sequences: await readMap(client, sequencesQuery),
  rights: await readMap(client, rightsQuery),
})

/** Where the sequences stand at this moment: they move outside of transactions. */
export const readSequences = (client: Client): Promise<ReadonlyMap<string, string>> =>
  readMap(client, sequencesQuery)

const readTables = async (client: Client): Promise<ReadonlyMap<string, TableContents>> => {
  const { rows } = await client.query<{ name: string }>(`${withOurs}
    select format('%I.%I', nspname, relname) as name
    from pg_class join ours on ours.oid = relnamespace where relkind = 'r' order by 1`)
  const tables = new Map<string, TableContents>()
  for (const { name } of rows) {
    const { rows: found } = await client.query<TableContents>(contentsQuery(name))
    const [contents] = found
    if (contents) tables.set(name, contents)
  }
  return tables
}

const contentsQuery = (table: string): string => `
  select count(*)::text as rows, ${half(1)} || ' ' || ${half(17)} as checksum
  from (select md5(stored::text) as digest from only ${table} as stored) as digests`

const half = (from: number): string =>
  `coalesce(sum(('x' || substr(digest, ${from}, 16))::bit(64)::bigint::numeric), 0)::text`

const readMap = async (client: Client, query: string): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await client.query<{ name: string; value: string }>(query)
  return new Map(rows.map(({ name, value }) => [name, value]))
}

/** The schemas that somebody made: not PostgreSQL's own, nor an extension's. */
const withOurs = `
with ours as (
  select oid, nspname, nspowner, nspacl from pg_namespace as schemas
  where nspname !~ '^pg_' and nspname <> 'information_schema'
    and not exists (
      select from pg_depend where classid = 'pg_namespace'::regclass and objid = schemas.oid and deptype = 'e'
    )
)`

/** PostgreSQL 18 counts NOT NULL among the constraints; here it belongs to the column. */
const shapeQuery = `${withOurs}
select format('column %I.%I.%I', nspname, relname, attname) as name,
  concat_ws(' ', format_type(atttypid, atttypmod), case when attnotnull then 'not null' end,
    nullif('identity ' || attidentity::text, 'identity '), nullif('generated ' || attgenerated::text, 'generated '),
    'default ' || pg_get_expr(adbin, adrelid)) as value
from pg_class join ours on ours.oid = relnamespace
join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
left join pg_attrdef on adrelid = attrelid and adnum = attnum
where relkind in ('r', 'p')
union all
select format('constraint %I.%I of %I', nspname, conname, relname), pg_get_constraintdef(pg_constraint.oid)
from pg_constraint join pg_class on pg_class.oid = conrelid join ours on ours.oid = relnamespace
where contype <> 'n'
union all
select format('index %I.%I', nspname, relname),
  pg_get_indexdef(indexrelid) || case when indisvalid then '' else ' (invalid)' end
from pg_index join pg_class on pg_class.oid = indexrelid join ours on ours.oid = relnamespace
union all
select format('trigger %I of %I.%I', tgname, nspname, relname), pg_get_triggerdef(pg_trigger.oid) || ' ' || tgenabled::text
from pg_trigger join pg_class on pg_class.oid = tgrelid join ours on ours.oid = relnamespace
where not tgisinternal
union all
select format('function %I.%I(%s)', nspname, proname, pg_get_function_identity_arguments(pg_proc.oid)),
  md5(pg_get_functiondef(pg_proc.oid))
from pg_proc join ours on ours.oid = pronamespace where prokind in ('f', 'p')
union all
select format('policy %I of %I.%I', policyname, schemaname, tablename),
  concat_ws(' ', permissive, roles::text, cmd, 'using ' || qual, 'check ' || with_check)
from pg_policies join ours on nspname = schemaname
union all
select format('row-level security of %I.%I', nspname, relname), relrowsecurity::text || ' ' || relforcerowsecurity::text
from pg_class join ours on ours.oid = relnamespace where relkind in ('r', 'p')
union all
select format('view %I.%I', nspname, relname), md5(regexp_replace(pg_get_viewdef(pg_class.oid), '\\s+', ' ', 'g'))
from pg_class join ours on ours.oid = relnamespace where relkind in ('v', 'm')
union all
select format('type %I.%I', nspname, typname), string_agg(enumlabel, ',' order by enumsortorder)
from pg_type join pg_enum on enumtypid = pg_type.oid join ours on ours.oid = typnamespace group by nspname, typname`

const sequencesQuery = `
select format('%I.%I', schemaname, sequencename) as name, coalesce(last_value::text, 'unused') as value
from pg_sequences`

/** An owner's own rights go without saying, and grow with PostgreSQL. */
const granted = (kind: string, name: string, acl: string, owner: string, from: string): string => `
select format('%s %s: %s', '${kind}', ${name}, coalesce(grantee::regrole::text, '?')) as name,
  string_agg(privilege_type || case when is_grantable then '*' else '' end, ', ' order by privilege_type) as value
from ${from}, aclexplode(${acl}) where grantee not in (0, ${owner}) group by 1
union all
select format('%s %s: everybody', '${kind}', ${name}), string_agg(privilege_type, ', ' order by privilege_type)
from ${from}, aclexplode(${acl}) where grantee = 0 group by 1`

const qualified = "format('%I.%I', nspname, relname)"
const relations = "pg_class join ours on ours.oid = relnamespace"

const rightsQuery = [
  `${withOurs}
select 'owner of schema ' || quote_ident(nspname) as name, nspowner::regrole::text as value from ours`,
  `select 'owner of ' || ${qualified}, relowner::regrole::text from ${relations} where relkind in ('r', 'p', 'S', 'v', 'm')`,
  granted(
    "rights to schema",
    "quote_ident(nspname)",
    "coalesce(nspacl, acldefault('n', nspowner))",
    "nspowner",
    "ours",
  ),
  granted(
    "rights to",
    qualified,
    "coalesce(relacl, acldefault('r', relowner))",
    "relowner",
    `(select * from ${relations} where relkind in ('r', 'p', 'v', 'm')) as relations`,
  ),
  granted(
    "rights to sequence",
    qualified,
    "coalesce(relacl, acldefault('s', relowner))",
    "relowner",
    `(select * from ${relations} where relkind = 'S') as sequences`,
  ),
  granted(
    "rights to function",
    "format('%I.%I', nspname, proname)",
    "coalesce(proacl, acldefault('f', proowner))",
    "proowner",
    "(select * from pg_proc join ours on ours.oid = pronamespace) as functions",
  ),
  granted(
    "default rights in",
    "format('%s for %s to %s', quote_ident(nspname), defaclrole::regrole, defaclobjtype)",
    "defaclacl",
    "defaclrole",
    "(select * from pg_default_acl join ours on ours.oid = defaclnamespace) as defaults",
  ),
].join("\nunion all\n")
