import { sql as raw } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { nameStatements } from "../../../src/platform/postgres/named-statements.ts"
import { makeCounters, openedDatabase, type OpenedDatabase } from "./opened-database.ts"

let opened: OpenedDatabase
beforeAll(async () => {
  opened = await openedDatabase({ poolMax: 1 })
  await makeCounters(opened.owner)
})
afterAll(() => opened.stop())

describe("names", () => {
  test("are the same for the same text, and differ for another", () => {
    const { statement } = nameStatements()
    const name = statement("select $1", [1]).name
    expect(name).toBe(statement("select $1", [2]).name)
    expect(name).not.toBe(statement("select  $1", [1]).name)
    expect(name?.length).toBeLessThan(64)
  })

  test("are the same in every process, for a connection may be shared through a pooler", () => {
    expect(nameStatements().statement("select $1", [1]).name).toBe(
      nameStatements().statement("select $1", [1]).name,
    )
  })

  test("are given to a bounded number of texts: those beyond run without", () => {
    const { statement } = nameStatements(2)
    const names = ["select $1", "select $1, 2", "select $1, 3", "select $1"].map(
      (text) => statement(text, [1]).name,
    )
    expect(names.map(Boolean)).toEqual([true, true, false, true])
  })

  test("are not given to statements without parameters", () => {
    expect(nameStatements().statement("begin", [])).toEqual({ text: "begin", values: [] })
  })
})

describe("on the server", () => {
  const read = (id: number) =>
    raw<{ n: number }>`select * from counters where id = ${id}`.execute(opened.db.sql)

  test("a query is planned once for a connection, however often it runs", async () => {
    for (const id of [1, 2, 3]) await read(id)
    const { rows } = await raw<{ text: string }>`
      select statement as text from pg_prepared_statements where statement like 'select * from counters%'`.execute(
      opened.db.sql,
    )
    expect(rows).toHaveLength(1)
  })

  test("a migration that changes a table under a prepared query is not noticed, outside a transaction or in one", async () => {
    await read(1)
    await opened.owner.query("alter table counters add column label text default 'hop'")
    expect((await read(1)).rows).toEqual([{ id: 1, n: 0, label: "hop" }])

    await opened.owner.query("alter table counters add column unit text default 'g'")
    const inside = await opened.db.transaction(async () => (await read(1)).rows)
    expect(inside).toEqual([{ id: 1, n: 0, label: "hop", unit: "g" }])
  })
})
