import { Client } from "pg"

/** One database, three logins. */
export type DatabaseUrls = {
  /** The superuser, for the launcher and for making test databases. */
  readonly admin: string
  /** Owns the database and its schema; migrations run as it. */
  readonly owner: string
  /** What the API and the worker use: it owns nothing. */
  readonly application: string
}

const database = "brasse_bouillon"
const owner = "brasse_bouillon_owner"
const application = "brasse_bouillon_api"
const applicationGroup = "brasse_bouillon_app"

/** The addresses of a database of the server on this port. */
export const urlsOf = (port: number, name: string = database): DatabaseUrls => ({
  admin: `postgres://postgres@127.0.0.1:${port}/postgres`,
  owner: `postgres://${owner}@127.0.0.1:${port}/${name}`,
  application: `postgres://${application}@127.0.0.1:${port}/${name}`,
})

/** Makes the roles and the empty database, as Terraform does for Cloud SQL; what is there already stays. */
export const prepareDatabase = async (adminUrl: string): Promise<void> => {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(`
      do $$
      begin
        if not exists (select from pg_roles where rolname = '${applicationGroup}') then
          create role ${applicationGroup} nologin;
        end if;
        if not exists (select from pg_roles where rolname = '${owner}') then
          create role ${owner} login;
        end if;
        if not exists (select from pg_roles where rolname = '${application}') then
          create role ${application} login in role ${applicationGroup};
        end if;
      end $$`)
    const { rowCount } = await client.query("select from pg_database where datname = $1", [database])
    if (rowCount === 0) await client.query(`create database ${database} owner ${owner}`)
  } finally {
    await client.end()
  }
}
