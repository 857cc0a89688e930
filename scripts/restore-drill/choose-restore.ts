import { join } from "node:path"
import { Trouble } from "../../local/trouble.ts"
import { findDumpTools } from "./find-dump.ts"
import type { OwnSource } from "./own-source.ts"
import { restoreByCopy } from "./restore-by-copy.ts"
import { restoreByDump } from "./restore-by-dump.ts"
import type { Restore } from "./restored.ts"
import type { Source } from "./source.ts"

/** The major of the PostgreSQL that the drill restores into, which is Cloud SQL's. */
const ownMajor = 17

export type Choice = {
  readonly source: Source
  /** The server of the source, where it is ours to stop. */
  readonly own: OwnSource | null
  readonly folder: string
  readonly say: (line: string) => void
  /** Where to look for pg_dump; the usual places when left out. */
  readonly folders?: readonly string[]
}

/**
 * A dump where there is a pg_dump for it, else a physical copy.
 * @throws Trouble when neither is possible
 */
export const chooseRestore = async ({ source, own, folder, say, folders }: Choice): Promise<Restore> => {
  if (source.major > ownMajor) {
    throw new Trouble(
      `the database is PostgreSQL ${source.major}, and the one to restore into ${ownMajor}: ` +
        `raise tools/postgres and Terraform's database_version together`,
    )
  }
  const { tools, found } = await findDumpTools(source.major, folders)
  if (tools !== null) return restoreByDump(tools, join(folder, "dump"))
  const versions = [...new Set(found.map(({ major }) => major))].toSorted((a, b) => a - b)
  const none =
    versions.length === 0 ? "No pg_dump was found" : `Only pg_dump ${versions.join(", ")} was found`
  const needed = `${none}, and the server is PostgreSQL ${source.major}`
  if (own === null) {
    throw new Trouble(
      `${needed}: install a client as new as the server (Debian: postgresql-client-${source.major}; macOS: brew ` +
        `install libpq), or leave DATABASE_URL out to drill with a database of the drill's own`,
    )
  }
  say(`${needed}: a physical copy in place of a dump`)
  return restoreByCopy(own, join(folder, "copy"))
}
