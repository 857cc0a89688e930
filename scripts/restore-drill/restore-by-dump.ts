import { execFile } from "node:child_process"
import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import type { Client } from "pg"
import { freePorts } from "../../local/ports.ts"
import { startPostgres } from "../../local/postgres.ts"
import { Trouble } from "../../local/trouble.ts"
import type { DumpTools } from "./find-dump.ts"
import { beginReading, readPortrait, readSequences } from "./portrait.ts"
import type { Restore, Restored } from "./restored.ts"
import { connect, type Source } from "./source.ts"

const database = "restored"

/**
 * A dump of pg_dump's, restored into a PostgreSQL that is started for it. The original is read in the very snapshot that
 * is dumped, so it may be in use.
 */
export const restoreByDump = ({ bin, major }: DumpTools, dataDir: string): Restore => ({
  how: `a dump of pg_dump ${major}, restored by pg_restore (${bin})`,
  run: async (source) => {
    const client = await connect(source.url)
    try {
      return await dumpAndRestore(client, source, { bin, dataDir })
    } finally {
      await client.end()
    }
  },
})

const dumpAndRestore = async (
  client: Client,
  source: Source,
  { bin, dataDir }: { readonly bin: string; readonly dataDir: string },
): Promise<Restored> => {
  const file = join(dataDir, "backup.dump")
  await mkdir(dataDir, { recursive: true })
  await beginReading(client)
  const { rows } = await client.query<{ snapshot: string }>("select pg_export_snapshot() as snapshot")
  const original = await readPortrait(client)
  const roles = await readRoles(client)
  const { PGPASSWORD, dbname } = withoutPassword(source.url)
  const dump = ["--format=custom", "--no-password", `--snapshot=${rows[0]?.snapshot}`, `--file=${file}`]
  await run(join(bin, "pg_dump"), [...dump, `--dbname=${dbname}`], { PGPASSWORD })
  await client.query("commit")
  const sequencesAfter = await readSequences(client)

  const { postgres } = await freePorts()
  const server = await startPostgres({ port: postgres, dataDir: join(dataDir, "restored"), durable: false })
  try {
    const admin = await connect(server.urls.admin)
    try {
      await makeRoles(admin, roles)
      const owner = admin.escapeIdentifier(roles.owner)
      await admin.query(`create database ${database} owner ${owner} template template0`)
    } finally {
      await admin.end()
    }
    const url = server.urls.admin.replace(/\/postgres$/, `/${database}`)
    await run(join(bin, "pg_restore"), ["--exit-on-error", "--no-password", `--dbname=${url}`, file], {})
    return { original, sequencesAfter, url, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Whoever can list processes must not read a password there. */
const withoutPassword = (url: string): { readonly dbname: string; readonly PGPASSWORD: string } => {
  const parsed = new URL(url)
  const PGPASSWORD = decodeURIComponent(parsed.password)
  parsed.password = ""
  return { dbname: parsed.href, PGPASSWORD }
}

const run = async (program: string, args: readonly string[], env: Readonly<Record<string, string>>) => {
  try {
    await promisify(execFile)(program, [...args], { env: { ...process.env, ...env }, maxBuffer: 1e8 })
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error)
    throw new Trouble(`${program} failed: ${said}`, { cause: error })
  }
}

/** Roles belong to a server, not to a database: no dump has them. Here Terraform's part is done by hand. */
type Roles = {
  /** Whose the database is. */
  readonly owner: string
  readonly names: readonly string[]
  readonly members: readonly (readonly [string, string])[]
}

const readRoles = async (client: Client): Promise<Roles> => {
  const { rows: names } = await client.query<{ name: string }>(
    "select rolname as name from pg_roles where rolname !~ '^pg_' order by 1",
  )
  const { rows: members } = await client.query<{ member: string; role: string }>(
    `select members.rolname as member, roles.rolname as role from pg_auth_members
     join pg_roles as members on members.oid = member join pg_roles as roles on roles.oid = roleid
     where members.rolname !~ '^pg_' and roles.rolname !~ '^pg_' and not members.rolsuper and not roles.rolsuper`,
  )
  const { rows: owners } = await client.query<{ owner: string }>(
    "select rolname as owner from pg_database join pg_roles on pg_roles.oid = datdba where datname = current_database()",
  )
  return {
    owner: owners[0]?.owner ?? "postgres",
    names: names.map(({ name }) => name),
    members: members.map(({ member, role }) => [member, role]),
  }
}

const makeRoles = async (admin: Client, { names, members }: Roles): Promise<void> => {
  const { rows } = await admin.query<{ name: string }>("select rolname as name from pg_roles")
  const known = new Set(rows.map(({ name }) => name))
  for (const name of names.filter((each) => !known.has(each))) {
    await admin.query(`create role ${admin.escapeIdentifier(name)} login`)
  }
  for (const [member, role] of members) {
    await admin.query(`grant ${admin.escapeIdentifier(role)} to ${admin.escapeIdentifier(member)}`)
  }
}
