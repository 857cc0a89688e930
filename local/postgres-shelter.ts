import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Trouble } from "./trouble.ts"

export type PostgresPlace = {
  /** The folder of `postgres` and `initdb`. */
  readonly bin: string
  /** The folder of the database's files. */
  readonly files: string
}

type Sheltered = { readonly native: string; readonly version: string; readonly dataDir: string }

/**
 * A place in the temporary folder for a PostgreSQL that cannot reach the checkout: a copy of the binaries, which all
 * checkouts share, and the files of this one. Files whose checkout is gone are removed on the way.
 */
export const shelterPostgres = async ({ native, version, dataDir }: Sheltered): Promise<PostgresPlace> => {
  const shelter = join(tmpdir(), `brasse-bouillon-${process.getuid?.() ?? 0}`)
  await mkdir(shelter, { recursive: true, mode: 0o755 })
  if ((await stat(shelter)).uid !== process.getuid?.()) {
    throw new Trouble(`${shelter} belongs to someone else: remove it, or set TMPDIR`)
  }
  await removeAbandoned(shelter)
  const copy = join(shelter, `postgres-${version}`)
  if (!existsSync(copy)) await copyWhole(native, copy)
  const files = join(shelter, `data-${createHash("sha256").update(dataDir).digest("hex").slice(0, 12)}`)
  await writeFile(`${files}${ownerSuffix}`, dataDir)
  return { bin: join(copy, "bin"), files }
}

/** Beside the files of a checkout: the data directory that they belong to. */
const ownerSuffix = ".of"

const removeAbandoned = async (shelter: string): Promise<void> => {
  for (const name of await readdir(shelter)) {
    if (!name.endsWith(ownerSuffix)) continue
    const note = join(shelter, name)
    if (existsSync(await readFile(note, "utf8").catch(() => shelter))) continue
    await rm(note.slice(0, -ownerSuffix.length), { recursive: true, force: true })
    await rm(note, { force: true })
  }
}

/** Another process may copy at the same time: the first to finish wins, nobody sees half a copy. */
const copyWhole = async (from: string, to: string): Promise<void> => {
  const part = `${to}.${process.pid}`
  await cp(from, part, { recursive: true, verbatimSymlinks: true })
  try {
    await rename(part, to)
  } catch (error) {
    if (!existsSync(to)) throw new Trouble(`cannot copy ${from} to ${to}`, { cause: error })
    await rm(part, { recursive: true })
  }
}
