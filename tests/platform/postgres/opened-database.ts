import pg from "pg"
import { openDatabase, type Database, type DatabaseOptions } from "../../../src/platform/postgres/database.ts"
import { freshDatabase } from "../../support/database.ts"

export type OpenedDatabase = {
  readonly url: string
  readonly db: Database
  /** As the owner, behind the application's back. */
  readonly owner: pg.Pool
  readonly stop: () => Promise<void>
}

/** A fresh database, opened as the application does, with the owner's pool beside it. */
export const openedDatabase = async (options: Partial<DatabaseOptions> = {}): Promise<OpenedDatabase> => {
  const { url, ownerUrl, drop } = await freshDatabase()
  const db = openDatabase({ login: { kind: "url", url }, applicationName: "test", ...options })
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4, options: "-c search_path=brasse_bouillon" })
  owner.on("error", () => {})
  const stop = async (): Promise<void> => {
    await db.close()
    await owner.end()
    await drop()
  }
  return { url, db, owner, stop }
}

/** A table of a test's own: numbered counters that the application may change. */
export const makeCounters = async (owner: pg.Pool): Promise<void> => {
  await owner.query("create table counters (id int primary key, n int not null)")
  await owner.query("insert into counters select i, 0 from generate_series(1, 10) i")
}
