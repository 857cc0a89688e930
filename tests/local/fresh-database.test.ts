import { Client } from "pg"
import { afterAll, expect, test } from "vitest"
import { freshDatabase } from "../support/database.ts"

const databases = await Promise.all([freshDatabase(), freshDatabase()])

afterAll(async () => {
  for (const database of databases) await database.drop()
})

const as = async (url: string, statement: string): Promise<readonly unknown[]> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

test("each test file has a migrated database of its own", async () => {
  const [first, second] = databases
  await as(first.ownerUrl, "create table only_here (id int)")
  const found = "select to_regclass('only_here') is not null as found"
  expect(await as(first.ownerUrl, found)).toEqual([{ found: true }])
  expect(await as(second.ownerUrl, found)).toEqual([{ found: false }])
  expect(await as(second.ownerUrl, "select from migrations.checksums")).not.toEqual([])
})

test("the application's login cannot alter the schema", async () => {
  await expect(as(databases[0].url, "create table mine (id int)")).rejects.toThrow(
    /permission denied|no schema/,
  )
})
