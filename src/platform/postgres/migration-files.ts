import { createHash } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"

export type MigrationFile = {
  /** `0002_accounts`, as it is noted in the database. */
  readonly name: string
  readonly sql: string
  /** Of the text with `\n` line ends, so that a checkout on Windows is the same file. */
  readonly sha256: string
  /** False when the file says `-- no transaction`: it then holds a single statement (CREATE INDEX CONCURRENTLY). */
  readonly inTransaction: boolean
}

const fileName = /^\d{4}_[a-z0-9_]+\.sql$/

/**
 * Reads the migrations of a directory in the order of their numbers; other files than `*.sql` are passed over.
 * @throws when a file is not named `NNNN_name.sql` or two share a number
 */
export const readMigrationFiles = async (directory: string): Promise<readonly MigrationFile[]> => {
  const names = (await readdir(directory)).filter((name) => name.endsWith(".sql")).toSorted()
  names.forEach((name, index) => {
    if (!fileName.test(name))
      throw new Error(`migrations/${name}: a migration is named 0042_what_it_does.sql`)
    const before = names[index - 1]
    if (before?.slice(0, 4) === name.slice(0, 4))
      throw new Error(`migrations/${before} and ${name} share a number`)
  })
  return Promise.all(names.map((name) => readMigrationFile(directory, name)))
}

const readMigrationFile = async (directory: string, name: string): Promise<MigrationFile> => {
  const sql = (await readFile(join(directory, name), "utf8")).replaceAll("\r\n", "\n")
  return {
    name: name.slice(0, -".sql".length),
    sql,
    sha256: createHash("sha256").update(sql).digest("hex"),
    inTransaction: !/^-- no transaction$/m.test(sql),
  }
}
