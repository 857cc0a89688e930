/**
 * Writes src/platform/postgres/tables.gen.ts: the types of the tables, read from a freshly migrated database.
 * With --check it writes nothing and fails when the file is not what it would write.
 * The database is DATABASE_URL (an owner's login; it is migrated), or one started for the occasion.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Kysely, PostgresDialect } from "kysely"
import { generate, PostgresDialect as GeneratorDialect } from "kysely-codegen"
import pg from "pg"
import { freePorts } from "../local/ports.ts"
import { startPostgres } from "../local/postgres.ts"
import { schemaName } from "../src/platform/postgres/connection.ts"
import { migrate } from "../src/platform/postgres/migrate.ts"

const root = join(import.meta.dirname, "..")
const tablesFile = join(root, "src/platform/postgres/tables.gen.ts")

const main = async (): Promise<void> => {
  const given = process.env["DATABASE_URL"]
  const tables = given === undefined ? await withDatabase(readTables) : await readTables(given)
  if (!process.argv.includes("--check")) {
    await writeFile(tablesFile, tables)
    return
  }
  if ((await readFile(tablesFile, "utf8").catch(() => "")) === tables) return
  console.error(
    "src/platform/postgres/tables.gen.ts is not what the migrations make: npm run generate:tables, and commit it.",
  )
  process.exitCode = 1
}

const withDatabase = async <T>(work: (ownerUrl: string) => Promise<T>): Promise<T> => {
  const dataDir = await mkdtemp(join(tmpdir(), "tables-"))
  const postgres = await startPostgres({ port: (await freePorts()).postgres, dataDir, durable: false })
  try {
    return await work(postgres.urls.owner)
  } finally {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const readTables = async (ownerUrl: string): Promise<string> => {
  const directory = join(root, "migrations")
  await migrate({
    login: { kind: "url", url: ownerUrl },
    directory,
    log: (message) => console.error(message),
  })
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  pool.on("error", () => {}) // its last connection may still be closing when the server stops
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const tables = await generate({
      db,
      dialect: new GeneratorDialect({ dateParser: "string", defaultSchemas: [schemaName] }),
      camelCase: true,
      defaultSchemas: [schemaName],
      includePattern: `${schemaName}.*`,
      typeMapping: { int8: "number" },
      outFile: null,
    })
    return tables
  } finally {
    await db.destroy()
  }
}

await main()
