import type pg from "pg"

/** What the application's logins are members of. It owns nothing; 0001 says what it may do. */
const applicationRole = "brasse_bouillon_app"

/**
 * Makes the application's role where it is missing. On Cloud SQL a login by IAM may not create roles itself, but the
 * role that it is a member of may. Where neither may, nothing happens: the first migration says what to do.
 */
export const makeApplicationRole = async (client: pg.PoolClient, role = applicationRole): Promise<void> => {
  const { rows } = await client.query<{ exists: boolean; borrows: boolean }>(stateOfRole, [role])
  const [state] = rows
  if (!state || state.exists || !state.borrows) return
  await client.query(
    `begin; set local role ${cloudSqlAdministrators}; create role ${client.escapeIdentifier(role)} nologin; commit`,
  )
}

/** Cloud SQL's own role for those who administer a database. */
const cloudSqlAdministrators = "cloudsqlsuperuser"

const stateOfRole = `
select
  exists (select from pg_roles where rolname = $1) as exists,
  exists (
    select from pg_roles where rolname = '${cloudSqlAdministrators}' and rolcreaterole
      and pg_has_role(current_user, oid, 'set')
  ) as borrows`

/**
 * Makes logins members of the application's role: on Cloud SQL a login that comes from IAM has no rights at first. One
 * that is a member already is left as it is.
 * @throws what PostgreSQL says of a login that it does not know
 */
export const admitLogins = async (
  client: pg.PoolClient,
  logins: readonly string[],
  role = applicationRole,
): Promise<readonly string[]> => {
  const { rows } = await client.query<{ login: string }>(outsiders, [logins, role])
  for (const { login } of rows) {
    await client.query(`grant ${client.escapeIdentifier(role)} to ${client.escapeIdentifier(login)}`)
  }
  return rows.map(({ login }) => login)
}

const outsiders = `
select login from unnest($1::text[]) as login
where not exists (
  select from pg_auth_members
  join pg_roles as members on members.oid = member
  join pg_roles as groups on groups.oid = roleid
  where members.rolname = login and groups.rolname = $2
)`
