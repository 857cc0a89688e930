import type { Client } from "pg"
import { migrationsDirectory } from "../../src/platform/files/shipped-files.ts"
import { schemaName } from "../../src/platform/postgres/connection.ts"
import { migrate } from "../../src/platform/postgres/migrate.ts"

export type MigrationCheck = {
  /** Those of this release that the backup had not seen, and that ran on the copy now. */
  readonly applied: readonly string[]
  readonly known: number
  /** Null, or why `migrate` refused. */
  readonly refused: string | null
}

/** Runs `migrate` on the copy as the owner of its schema, as the next release would. Those that ran run no more. */
export const checkMigrations = async (client: Client, url: string): Promise<MigrationCheck> => {
  const { rows } = await client.query<{ owner: string }>(
    "select nspowner::regrole::text as owner from pg_namespace where nspname = $1",
    [schemaName],
  )
  const login = new URL(url)
  login.username = encodeURIComponent((rows[0]?.owner ?? "postgres").replaceAll('"', ""))
  try {
    const { applied, known } = await migrate({
      login: { kind: "url", url: login.href },
      directory: migrationsDirectory,
      log: () => undefined,
    })
    return { applied, known, refused: null }
  } catch (error) {
    return { applied: [], known: 0, refused: error instanceof Error ? error.message : String(error) }
  }
}
