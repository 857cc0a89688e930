import { setTimeout as sleep } from "node:timers/promises"
import { runner, type MigrationBuilder } from "node-pg-migrate"
import type pg from "pg"
import { admitLogins, makeApplicationRole } from "./application-role.ts"
import { buildConcurrently } from "./build-concurrently.ts"
import { addressOf, type DatabaseLogin, openPool, schemaName } from "./connection.ts"
import { type MigrationFile, readMigrationFiles } from "./migration-files.ts"
import { migrateWorkerSchema, workerIndexing, workerPlans, workerRights } from "./worker-schema.ts"

export type MigrateOptions = {
  /** A login that owns the schema, or may create it. Never the application's. */
  readonly login: DatabaseLogin
  readonly directory: string
  readonly log: (message: string) => void
  /** Logins to let in as the application, such as Cloud SQL's for service accounts, which have no rights at first. */
  readonly applicationLogins?: readonly string[]
  /** A migration that waits for a lock holds up everyone behind it: after so long it fails, and is tried again. */
  readonly lockTimeoutMs?: number
}

export type MigrationReport = {
  /** The migrations that ran now, in order. */
  readonly applied: readonly string[]
  /** How many had run before. */
  readonly known: number
}

/**
 * Brings a database up to this release: graphile-worker's schema, then our files, each in a transaction of its own,
 * then the application's rights to the jobs, and their indexes. Repeatable. Two at once take turns.
 * @throws MigrationChanged when a file that has run is no longer what ran
 */
export const migrate = async (options: MigrateOptions): Promise<MigrationReport> => {
  const { login, directory, log, applicationLogins = [], lockTimeoutMs = 5_000 } = options
  const files = await readMigrationFiles(directory)
  // graphile-worker's migrations run on these connections too. How long one works is its own affair.
  const unlimited = { statementTimeoutMs: 0, idleInTransactionTimeoutMs: 0 }
  const pool = openPool(
    { login, applicationName: "migrate", poolMax: 2, lockTimeoutMs, ...unlimited },
    (error) => log(`a connection to ${addressOf(login)} was lost: ${error.message}`),
  )
  try {
    const client = await pool.connect()
    try {
      return await migrateInTurn({ pool, client, files, directory, applicationLogins, log })
    } finally {
      // Ends the session, and with it the lock and whatever a failed migration left open.
      client.release(true)
    }
  } finally {
    await pool.end()
  }
}

/** A file that has run was edited: databases that ran it would differ from new ones. */
export class MigrationChanged extends Error {
  override readonly name = "MigrationChanged"

  constructor(migrations: readonly string[]) {
    super(
      `${migrations.join(", ")} changed after having run here. Restore the file and write the change as a new migration.`,
    )
  }
}

type Turn = {
  readonly pool: pg.Pool
  readonly client: pg.PoolClient
  readonly files: readonly MigrationFile[]
  readonly directory: string
  readonly applicationLogins: readonly string[]
  readonly log: (message: string) => void
}

const migrateInTurn = async ({
  pool,
  client,
  files,
  directory,
  applicationLogins,
  log,
}: Turn): Promise<MigrationReport> => {
  await waitForTurn(client, log)
  await client.query(prepareHistory)
  const history = await readHistory(client)
  const changed = files.filter((file) => history.has(file.name) && history.get(file.name) !== file.sha256)
  if (changed.length > 0) throw new MigrationChanged(changed.map((file) => file.name))

  await makeApplicationRole(client)
  await migrateWorkerSchema(pool)
  const applied = await runner({
    dbClient: client,
    dir: directory,
    ignorePattern: "(?!.*\\.sql$).*",
    migrationLoaderStrategies: [{ extensions: [".sql"], loader: async (paths) => paths.map(toUnit(files)) }],
    direction: "up",
    schema: schemaName,
    createSchema: true,
    migrationsSchema: "migrations",
    migrationsTable: "applied",
    singleTransaction: false,
    noLock: true,
    logger: { info: () => {}, warn: log, error: log },
  })
  applied.forEach(({ name }) => log(`migrated ${name}`))
  await client.query(`begin; ${workerRights} ${workerIndexing} ${workerPlans} commit`)
  for (const admitted of await admitLogins(client, applicationLogins))
    log(`${admitted} may log in as the application`)
  return { applied: applied.map(({ name }) => name), known: files.length - applied.length }
}

/** Of our own choosing, so that the wait can be told of; held by the session. */
const turnLock = 54329_2026

/**
 * Asks again and again rather than wait inside PostgreSQL: a statement that waits holds a snapshot, and the index that
 * the other one builds concurrently would wait for that in turn.
 */
const waitForTurn = async (client: pg.PoolClient, log: (message: string) => void): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [
      turnLock,
    ])
    if (rows[0]?.mine) return
    if (tries === 1) log("another migration is running: waiting for it to finish")
    await sleep(250)
  }
}

/** Beside node-pg-migrate's list of what ran: what each file was when it did. */
const prepareHistory = `
create schema if not exists migrations;
create table if not exists migrations.checksums (name text primary key, sha256 text not null);
`

const readHistory = async (client: pg.PoolClient): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    "select name, sha256 from migrations.checksums",
  )
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

const toUnit = (files: readonly MigrationFile[]) => (path: string) => {
  const file = files.find(({ name }) => path.endsWith(`${name}.sql`))
  if (!file) throw new Error(`${path} appeared while migrating`)
  const up = (builder: MigrationBuilder): void => {
    if (file.inTransaction) builder.sql(file.sql)
    else buildConcurrently(builder, file.sql)
    builder.sql(`insert into migrations.checksums (name, sha256) values ('${file.name}', '${file.sha256}')`)
  }
  return { id: path, filePaths: [path], actions: { up, down: false as const } }
}
