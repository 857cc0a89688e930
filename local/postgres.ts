import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { chmod, chown, mkdir, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { Client } from "pg"
import { type Account, databaseUser } from "./postgres-account.ts"
import { findPostgres } from "./postgres-binaries.ts"
import { clearStaleLock } from "./postgres-lock.ts"
import { prepareDatabase, urlsOf, type DatabaseUrls } from "./postgres-roles.ts"
import { startProcess, type Service } from "./processes.ts"
import { probeMs, untilReady } from "./ready.ts"

export type PostgresOptions = {
  readonly port: number
  /** Its files lie in `postgres` below, its log beside it. */
  readonly dataDir: string
  /** Development keeps its data through a crash of the machine, tests would only pay for that. */
  readonly durable: boolean
  /** Drops the data of an earlier start; default false. */
  readonly fresh?: boolean
}

export type Postgres = Service & { readonly urls: DatabaseUrls }

/**
 * Starts the PostgreSQL of node_modules on 127.0.0.1, with the database and the roles that Cloud SQL has.
 * Logins need no password: only this machine reaches it.
 */
export const startPostgres = async (options: PostgresOptions): Promise<Postgres> => {
  const { port, dataDir, durable, fresh = false } = options
  const account = await databaseUser()
  await mkdir(dataDir, { recursive: true })
  const { bin, files } = await findPostgres(dataDir, account)
  await clearStaleLock(files)
  if (fresh) await rm(files, { recursive: true, force: true })
  if (!existsSync(join(files, "PG_VERSION"))) await initialise(bin, files, account)

  const running = await startProcess({
    name: "PostgreSQL",
    command: join(bin, "postgres"),
    args: ["-D", files, ...settings(port, durable)],
    cwd: files,
    ...(account === null ? {} : { runAs: account }),
    stopSignal: "SIGINT", // fast shutdown: clients are disconnected, transactions rolled back
    stopWithinMs: 5_000,
    logFile: join(dataDir, "postgres.log"),
  })
  const urls = urlsOf(port)
  try {
    await untilReady({
      name: "PostgreSQL",
      exited: running.exited,
      timeoutMs: 60_000,
      probe: () => answers(urls.admin),
    })
    await prepareDatabase(urls.admin)
  } catch (error) {
    await running.stop()
    throw error
  }
  const stop = async (): Promise<void> => {
    await running.stop()
    if (!durable) await rm(files, { recursive: true, force: true })
  }
  return { ...running, stop, address: `127.0.0.1:${port}`, urls }
}

/** Under another name until it is whole: what an interrupted initdb leaves looks like a database to PostgreSQL. */
const initialise = async (bin: string, files: string, account: Account | null): Promise<void> => {
  const part = `${files}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { recursive: true })
  await chmod(part, 0o700)
  if (account !== null) await chown(part, account.uid, account.gid)
  const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
  await promisify(execFile)(
    join(bin, "initdb"),
    ["-D", part, "-U", "postgres", "--auth=trust", "--no-sync", "--no-instructions", ...locale],
    { cwd: part, ...account },
  )
  await rename(part, files)
}

const settings = (port: number, durable: boolean): readonly string[] => {
  const values = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    timezone: "UTC",
    log_timezone: "UTC",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  }
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`])
}

const answers = async (url: string): Promise<boolean> => {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: probeMs,
    query_timeout: probeMs,
  })
  client.on("error", () => undefined) // reported by connect or query
  try {
    await client.connect()
    await client.query("select 1")
    return true
  } finally {
    await client.end()
  }
}
