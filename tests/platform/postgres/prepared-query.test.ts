import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { prepareQuery } from "../../../src/platform/postgres/prepared-query.ts"
import { openedDatabase, type OpenedDatabase } from "./opened-database.ts"

let opened: OpenedDatabase
beforeAll(async () => {
  opened = await openedDatabase()
  await opened.owner.query(`
    insert into members (id, firebase_uid, locale, roles_known_at, created_at, updated_at)
    select gen_random_uuid(), 'u' || i, case when i % 2 = 0 then 'en' else 'fr' end, now(), now(), now()
    from generate_series(1, 9) i`)
})
afterAll(() => opened.stop())

const byUid = prepareQuery((sql, { uid }: { uid: string }) =>
  sql.selectFrom("members").selectAll().where("firebaseUid", "=", uid),
)
const ofLanguage = prepareQuery((sql, { locale, limit }: { locale: string; limit: number }) =>
  sql
    .selectFrom("members")
    .select(["firebaseUid", "identityCheckedAt as theLastCheck"])
    .where("locale", "=", locale)
    .where("units", "=", "metric")
    .where("firebaseUid", "!=", "u9")
    .orderBy("firebaseUid", "desc")
    .limit(limit),
)

describe("a prepared query", () => {
  test("gives the rows that the same query gives when it is built anew", async () => {
    const anew = await opened.db.sql
      .selectFrom("members")
      .selectAll()
      .where("firebaseUid", "=", "u3")
      .execute()
    expect(anew).toHaveLength(1)
    expect(await opened.db.rows(byUid, { uid: "u3" })).toEqual(anew)
    expect(await opened.db.rows(byUid, { uid: "nobody" })).toEqual([])
  })

  test("puts each argument in its place, beside values of its own, in every run", async () => {
    const rows = await opened.db.rows(ofLanguage, { locale: "fr", limit: 2 })
    expect(rows).toEqual([
      { firebaseUid: "u7", theLastCheck: null },
      { firebaseUid: "u5", theLastCheck: null },
    ])
    expect(await opened.db.rows(ofLanguage, { locale: "en", limit: 9 })).toHaveLength(4)
  })

  test("sees what the transaction under way has written, and only inside it", async () => {
    const undone = opened.db.transaction(async (tx) => {
      await tx
        .updateTable("members")
        .set({ displayName: "Aurélie" })
        .where("firebaseUid", "=", "u1")
        .execute()
      expect(await opened.db.rows(byUid, { uid: "u1" })).toMatchObject([{ displayName: "Aurélie" }])
      throw new Error("undone")
    })
    await expect(undone).rejects.toThrow("undone")
    expect(await opened.db.rows(byUid, { uid: "u1" })).toMatchObject([{ displayName: null }])
  })

  test("carries arguments as values, never as SQL", async () => {
    expect(await opened.db.rows(byUid, { uid: "u1' or '1'='1" })).toEqual([])
  })
})
