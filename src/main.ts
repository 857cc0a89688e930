import packageFile from "../package.json" with { type: "json" }
import { type Config, ConfigurationError, readConfig } from "./config.ts"
import { makeLogger, type Logger, type Severity } from "./platform/logging/logger.ts"

/** The process: `api`, `worker`, `migrate`, or `all` of it for development. The first argument wins over ROLE. */
const [, , role = process.env["ROLE"]] = process.argv

const loggerOf = (config: Config): Logger =>
  makeLogger({
    level: config.LOG_LEVEL.toUpperCase() as Severity,
    service: config.K_SERVICE ?? `brasse-bouillon-${config.ROLE}`,
    version: config.K_REVISION ?? packageFile.version,
    stream: process.stdout,
  })

const run = async (config: Config, log: Logger): Promise<void> => {
  if (config.ROLE === "migrate") {
    const { runMigrations } = await import("./roles/run-migrations.ts")
    return runMigrations(config, log)
  }
  const { serve } = await import("./roles/serve.ts")
  return serve(config, log, packageFile.version)
}

try {
  const config = readConfig({ ...process.env, ROLE: role })
  const log = loggerOf(config)
  try {
    await run(config, log)
  } catch (error) {
    log.error("process.failed", error instanceof Error ? error.message : String(error), { error })
    process.exitCode = 1
  }
  await log.flush()
  // A job that hangs holds a connection, which would keep the process until its time is out: minutes, perhaps.
  process.exit()
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}
