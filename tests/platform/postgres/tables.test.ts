import { execFile } from "node:child_process"
import path from "node:path"
import { promisify } from "node:util"
import { expect, test } from "vitest"
import { freshDatabase } from "../../support/database.ts"

test("the typed tables are what the migrations make", async () => {
  const database = await freshDatabase()
  const root = path.join(import.meta.dirname, "../../..")
  const run = promisify(execFile)(process.execPath, ["scripts/write-tables.ts", "--check"], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: database.ownerUrl },
  })
  await expect(run).resolves.toBeDefined()
  await database.drop()
})
