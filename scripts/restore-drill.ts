import { mkdtemp, rm, statfs } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onInterrupt } from "../local/on-interrupt.ts"
import { stopAllProcesses } from "../local/processes.ts"
import { told, Trouble } from "../local/trouble.ts"
import { chooseRestore } from "./restore-drill/choose-restore.ts"
import { chooseStore } from "./restore-drill/choose-store.ts"
import { drill } from "./restore-drill/drill.ts"
import { type OwnSource, startOwnSource } from "./restore-drill/own-source.ts"
import { examine, type Source, where } from "./restore-drill/source.ts"

// npm run restore-drill: proves that a backup restores (docs/operations/restore.md). The database is DATABASE_URL, which
// is only read, by the login that owns its schema; without it one is started and filled. All else lies in a temporary
// folder. Exit codes: 0 the copy would do, 1 it would not, or the drill could not be made.

// Asking whether this is Google Cloud takes seconds where nobody answers, and emulators want no credentials.
process.env["METADATA_SERVER_DETECTION"] ??= "none"

const say = (line: string): void => console.log(line)

const main = async (): Promise<number> => {
  const given = process.env["DATABASE_URL"]
  const own = given ? null : await startOwnSource(join(folder, "own"))
  try {
    return await drillWith(given, own)
  } finally {
    await own?.remove()
  }
}

const drillWith = async (given: string | undefined, own: OwnSource | null): Promise<number> => {
  const source = await examine(given || (own?.server.urls.owner ?? ""))
  const shown = own ? "A database of the drill's own" : capitalised(where(source.url))
  say(`${shown}: PostgreSQL ${source.major}, ${megabytes(source.bytes)} MB`)
  await refuseFull(source)
  const restore = await chooseRestore({ source, own, folder, say })
  const rules = join(import.meta.dirname, "../firestore.rules")
  const { store, name, stop } = await chooseStore({ dataDir: folder, rules, env: process.env, say })
  try {
    return await drill(source, { restore, store, storeName: name, say })
  } finally {
    await stop()
  }
}

/** The dump, the copy, and what the copy's server writes besides. */
const timesLarger = 2.5

const refuseFull = async ({ bytes }: Source): Promise<void> => {
  const { bavail, bsize } = await statfs(folder)
  const needed = bytes * timesLarger
  if (bavail * bsize >= needed) return
  throw new Trouble(
    `${tmpdir()} has ${megabytes(bavail * bsize)} MB left, and the drill needs ${megabytes(needed)} MB: ` +
      "make room, or set TMPDIR to a folder on another disk",
  )
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1e6)
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const folder = await mkdtemp(join(tmpdir(), "restore-drill-"))
onInterrupt(() => {
  void stopAllProcesses()
    .then(() => rm(folder, { recursive: true, force: true }))
    .then(() => process.exit(130))
})
try {
  const wrong = await main()
  say(wrong === 0 ? "The backup restores." : `The backup does NOT restore: ${wrong} thing(s) differ.`)
  if (wrong > 0) process.exitCode = 1
} catch (error) {
  console.error(`✗ ${told(error)}`)
  process.exitCode = 1
} finally {
  await stopAllProcesses()
  await rm(folder, { recursive: true, force: true })
}
