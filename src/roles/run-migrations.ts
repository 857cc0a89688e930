import type { Config } from "../config.ts"
import { migrationsDirectory } from "../platform/files/shipped-files.ts"
import type { Logger } from "../platform/logging/logger.ts"
import { migrate } from "../platform/postgres/migrate.ts"
import { waitForDatabase } from "../platform/postgres/wait-for-database.ts"
import { databaseLogin } from "../services.ts"

/** Brings the database up to this release, as the login that owns the schema, and ends. */
export const runMigrations = async (config: Config, log: Logger): Promise<void> => {
  const login = databaseLogin(config, config.MIGRATE_DATABASE_URL ?? config.DATABASE_URL)
  const say = (message: string) => log.info("migrate.progress", message)
  await waitForDatabase({ login, log: say, timeoutMs: config.DB_WAIT_SECONDS * 1000 })
  const { applied, known } = await migrate({
    login,
    directory: migrationsDirectory,
    applicationLogins: config.APPLICATION_LOGINS,
    log: say,
  })
  log.info("migrate.done", `${applied.length} migration(s) applied, ${known} known before`, { applied })
}
