import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { chown, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import { freePorts } from "../../local/ports.ts"
import { databaseUser } from "../../local/postgres-account.ts"
import { type DatabaseUrls, prepareDatabase, urlsOf } from "../../local/postgres-roles.ts"
import { usualFolders } from "../../scripts/restore-drill/find-dump.ts"
import { fill } from "../../scripts/restore-drill/fill.ts"
import { migrate } from "../../src/platform/postgres/migrate.ts"
import type { Need } from "../support/requires.ts"

const programs = ["pg_ctl", "initdb", "postgres", "pg_dump", "pg_restore"]

/** The folder of an installed PostgreSQL, whole: its server is as old as its pg_dump. */
const bin = usualFolders().find((folder) => programs.every((name) => existsSync(path.join(folder, name))))

export const otherPostgres: Need = {
  name: "a PostgreSQL with pg_dump",
  missing: bin === undefined ? "none is installed (Debian: postgresql), so no dump was restored" : null,
  insisted: false,
}

/** Starts the installed PostgreSQL on 127.0.0.1, migrated and filled. */
export const startOther = async (): Promise<{ urls: DatabaseUrls; stop: () => Promise<void> }> => {
  const folder = await mkdtemp(path.join(tmpdir(), "other-postgres-"))
  const account = await databaseUser()
  if (account !== null) await chown(folder, account.uid, account.gid)
  const run = (name: string, args: readonly string[]) =>
    promisify(execFile)(path.join(bin ?? "", name), [...args], { cwd: folder, ...account })
  const files = path.join(folder, "data")
  const { postgres: port } = await freePorts()
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`
  await run("initdb", [
    "-D",
    files,
    "-U",
    "postgres",
    "--auth=trust",
    "--no-sync",
    "-E",
    "UTF8",
    "--locale=C",
  ])
  await run("pg_ctl", ["-D", files, "-o", options, "-l", path.join(folder, "log"), "-w", "start"])
  const stop = async (): Promise<void> => {
    await run("pg_ctl", ["-D", files, "-m", "immediate", "-w", "stop"])
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const urls = urlsOf(port)
    await prepareDatabase(urls.admin)
    const directory = path.join(import.meta.dirname, "../../migrations")
    await migrate({ login: { kind: "url", url: urls.owner }, directory, log: () => undefined })
    await fill(urls.application, 1)
    return { urls, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
