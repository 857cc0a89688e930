import { rm } from "node:fs/promises"
import { freePorts } from "../../local/ports.ts"
import { type Postgres, startPostgres } from "../../local/postgres.ts"
import { databaseUser } from "../../local/postgres-account.ts"
import { findPostgres } from "../../local/postgres-binaries.ts"
import { migrationsDirectory } from "../../src/platform/files/shipped-files.ts"
import { migrate } from "../../src/platform/postgres/migrate.ts"
import { fill } from "./fill.ts"

/** A PostgreSQL that is ours to stop. */
export type OwnSource = {
  readonly server: Postgres
  /** What it was started with: where its files lie follows from it. */
  readonly dataDir: string
  /** Stops it and removes its files. */
  readonly remove: () => Promise<void>
}

/** Starts a PostgreSQL with its files below `dataDir`, migrated and filled by what members do. */
export const startOwnSource = async (dataDir: string): Promise<OwnSource> => {
  const { postgres: port } = await freePorts()
  // Its files stay when it stops: they are what is copied.
  const server = await startPostgres({ port, dataDir, durable: true })
  const remove = async (): Promise<void> => {
    await server.stop()
    const { files } = await findPostgres(dataDir, await databaseUser())
    await rm(files, { recursive: true, force: true })
  }
  try {
    await migrate({
      login: { kind: "url", url: server.urls.owner },
      directory: migrationsDirectory,
      log: () => undefined,
    })
    await fill(server.urls.application)
    return { server, dataDir, remove }
  } catch (error) {
    await remove()
    throw error
  }
}
