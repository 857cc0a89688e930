import { chown, cp, mkdir, readdir } from "node:fs/promises"
import { join } from "node:path"
import { freePorts } from "../../local/ports.ts"
import { startPostgres } from "../../local/postgres.ts"
import { type Account, databaseUser } from "../../local/postgres-account.ts"
import { findPostgres } from "../../local/postgres-binaries.ts"
import type { OwnSource } from "./own-source.ts"
import { beginReading, readPortrait } from "./portrait.ts"
import type { Restore } from "./restored.ts"
import { connect } from "./source.ts"

/**
 * A physical copy: the server is stopped, its files are copied, and another one is started on the copy. Only for a
 * server that is ours to stop.
 */
export const restoreByCopy = ({ server: running, dataDir: from }: OwnSource, to: string): Restore => ({
  how: "a physical copy: the server stopped, its files copied, another one started on the copy",
  run: async (source) => {
    const client = await connect(source.url)
    await beginReading(client)
    const original = await readPortrait(client)
    await client.end()
    await running.stop()
    await copyFiles(from, to)
    const { postgres } = await freePorts()
    const server = await startPostgres({ port: postgres, dataDir: to, durable: false })
    const url = server.urls.admin.replace(/\/postgres$/, new URL(source.url).pathname)
    return { original, sequencesAfter: original.sequences, url, stop: server.stop }
  },
})

const copyFiles = async (from: string, to: string): Promise<void> => {
  await mkdir(to, { recursive: true })
  const account = await databaseUser()
  const [source, target] = await Promise.all([findPostgres(from, account), findPostgres(to, account)])
  await cp(source.files, target.files, { recursive: true, preserveTimestamps: true })
  if (account !== null) await giveTo(account, target.files)
}

const giveTo = async (account: Account, folder: string): Promise<void> => {
  const names = await readdir(folder, { recursive: true })
  for (const path of [folder, ...names.map((name) => join(folder, name))]) {
    await chown(path, account.uid, account.gid)
  }
}
