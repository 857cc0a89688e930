import { execFile } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { homedir } from "node:os"
import { delimiter, join } from "node:path"
import { promisify } from "node:util"

/** The programs that dump and restore, of one installation. */
export type DumpTools = { readonly bin: string; readonly major: number }

/**
 * Looks for pg_dump and pg_restore in PATH and where installations usually lie: pg_dump refuses a server that is newer
 * than itself, and of those that will do the oldest is taken, whose dumps most servers understand.
 * @returns what was found of all, to be told, and the one to use, if any
 */
export const findDumpTools = async (
  serverMajor: number,
  folders: readonly string[] = usualFolders(),
): Promise<{ readonly tools: DumpTools | null; readonly found: readonly DumpTools[] }> => {
  const all = await Promise.all([...new Set(folders)].map(toolsIn))
  const found = all.filter((tools) => tools !== null)
  const fit = found.filter(({ major }) => major >= serverMajor).toSorted((a, b) => a.major - b.major)
  return { tools: fit[0] ?? null, found }
}

const toolsIn = async (bin: string): Promise<DumpTools | null> => {
  const [dump, restore] = await Promise.all(
    ["pg_dump", "pg_restore"].map((name) => majorOf(join(bin, name + suffix))),
  )
  return dump === undefined || dump === null || restore !== dump ? null : { bin, major: dump }
}

const suffix = process.platform === "win32" ? ".exe" : ""

/** Debian's pg_dump in PATH is a wrapper that chooses a version: it is asked like any other. */
const majorOf = async (program: string): Promise<number | null> => {
  if (!existsSync(program)) return null
  try {
    const { stdout } = await promisify(execFile)(program, ["--version"], { timeout: 10_000 })
    return Number(/\(PostgreSQL\) (\d+)/.exec(stdout)?.[1] ?? Number.NaN) || null
  } catch {
    return null // of another platform, or broken: as good as none
  }
}

/** PATH, then Debian, Red Hat, Homebrew, Postgres.app and Windows. */
export const usualFolders = (): readonly string[] => [
  ...(process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== ""),
  ...versionsIn("/usr/lib/postgresql", "bin"),
  ...versionsIn("/usr", "bin", /^pgsql-/),
  ...["/opt/homebrew/opt", "/usr/local/opt"].flatMap((opt) => versionsIn(opt, "bin", /^(postgresql@|libpq)/)),
  ...versionsIn("/Applications/Postgres.app/Contents/Versions", "bin"),
  ...versionsIn(join(homedir(), "Applications/Postgres.app/Contents/Versions"), "bin"),
  ...versionsIn("C:\\Program Files\\PostgreSQL", "bin"),
]

const versionsIn = (parent: string, child: string, names = /^\d/): readonly string[] =>
  existsSync(parent)
    ? readdirSync(parent)
        .filter((name) => names.test(name))
        .map((name) => join(parent, name, child))
    : []
