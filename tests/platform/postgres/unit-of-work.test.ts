import { sql as raw } from "kysely"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { StoredAnswer, UnitOfWork } from "../../../src/http/idempotency.ts"
import { idempotencyPurge, unitOfWork } from "../../../src/platform/postgres/unit-of-work.ts"
import { makeCounters, openedDatabase, type OpenedDatabase } from "./opened-database.ts"

const unit = { scope: "member-1", route: "createRecipe", key: "key-1", fingerprint: "f1" }
const answer: StoredAnswer = {
  status: 201,
  headers: { "content-type": "application/json", location: "/v1/recipes/1", etag: '"1"' },
  body: '{"name":"Bière de l\'été 🍺","b":1,"a":2}',
}

let opened: OpenedDatabase
let units: UnitOfWork
let now = new Date("2026-11-23T08:00:00Z")

beforeAll(async () => {
  opened = await openedDatabase({ poolMax: 20 })
  await makeCounters(opened.owner)
  units = unitOfWork({ database: opened.db, clock: { now: () => now } })
})
afterAll(() => opened.stop())
beforeEach(async () => {
  now = new Date("2026-11-23T08:00:00Z")
  await opened.owner.query("update counters set n = 0; delete from idempotency_keys")
})

/** What a feature does: a transaction of its own, which joins the unit's. */
const count = (id = 1) =>
  opened.db.transaction((tx) => raw`update counters set n = n + 1 where id = ${id}`.execute(tx))

const counted = async (id = 1): Promise<unknown> =>
  (await opened.owner.query("select n from counters where id = $1", [id])).rows[0].n

const brew = async (): Promise<StoredAnswer> => {
  await count()
  return answer
}

describe("a unit of work", () => {
  test("does its work once and gives the first answer again, byte for byte", async () => {
    expect(await units.run(unit, brew)).toEqual({ kind: "done", answer })
    expect(await units.run(unit, brew)).toEqual({ kind: "replayed", answer })
    expect(await counted()).toBe(1)
  })

  test("with one key, fifty times at once, has one effect; the others are told that it runs, or its answer", async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => units.run(unit, brew)))
    expect(await counted()).toBe(1)
    expect(outcomes.filter(({ kind }) => kind === "done")).toHaveLength(1)
    expect(outcomes.filter(({ kind }) => kind === "mismatch")).toEqual([])
  })

  test("that still runs turns its repeat away at once", async () => {
    const begun = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    const first = units.run(unit, async () => {
      begun.resolve()
      await release.promise
      return brew()
    })
    await begun.promise
    expect(await units.run(unit, brew)).toEqual({ kind: "running" })
    release.resolve()
    expect(await first).toEqual({ kind: "done", answer })
    expect(await counted()).toBe(1)
  })

  test("refuses another request under a key that was used", async () => {
    await units.run(unit, brew)
    expect(await units.run({ ...unit, fingerprint: "f2" }, brew)).toEqual({ kind: "mismatch" })
    expect(await counted()).toBe(1)
  })

  test("is told apart by actor, operation and key", async () => {
    for (const other of [
      unit,
      { ...unit, scope: "member-2" },
      { ...unit, route: "fork" },
      { ...unit, key: "key-2" },
    ]) {
      expect((await units.run(other, brew)).kind).toBe("done")
    }
    expect(await counted()).toBe(4)
  })

  test.for([400, 404, 409, 422, 500])(
    "that is answered with %i leaves no effect and no memory",
    async (status) => {
      const refused = { ...answer, status }
      const refuse = async () => {
        await count()
        return refused
      }
      expect(await units.run(unit, refuse)).toEqual({ kind: "done", answer: refused })
      expect(await counted()).toBe(0)
      expect(await units.run({ ...unit, fingerprint: "corrected" }, brew)).toEqual({ kind: "done", answer })
    },
  )

  test("that dies of a defect leaves no effect and no memory", async () => {
    const die = async () => {
      await count()
      throw new Error("defect")
    }
    await expect(units.run(unit, die)).rejects.toThrow("defect")
    expect(await counted()).toBe(0)
    expect((await units.run(unit, brew)).kind).toBe("done")
  })

  test("is forgotten after 24 hours: the key may be used anew", async () => {
    await units.run(unit, brew)
    now = new Date("2026-11-24T07:59:59Z")
    expect((await units.run(unit, brew)).kind).toBe("replayed")
    now = new Date("2026-11-24T08:00:00Z")
    const other = { ...unit, fingerprint: "f2" }
    expect((await units.run(other, brew)).kind).toBe("done")
    expect((await units.run(other, brew)).kind).toBe("replayed")
    expect(await counted()).toBe(2)
  })

  test("keeps an answer without a body, and one of a megabyte", async () => {
    const empty = { status: 204, headers: {}, body: null }
    const large = { ...answer, body: "x".repeat(1_000_000) }
    await units.run(unit, async () => empty)
    await units.run({ ...unit, key: "large" }, async () => large)
    expect(await units.run(unit, brew)).toEqual({ kind: "replayed", answer: empty })
    expect(await units.run({ ...unit, key: "large" }, brew)).toEqual({ kind: "replayed", answer: large })
  })
})

describe("the purge", () => {
  test("deletes what has expired and nothing else, in portions", async () => {
    for (const key of ["a", "b", "c"]) await units.run({ ...unit, key }, brew)
    now = new Date("2026-11-23T20:00:00Z")
    await units.run({ ...unit, key: "later" }, brew)
    now = new Date("2026-11-24T09:00:00Z")
    const { portion } = idempotencyPurge({ db: opened.db, clock: { now: () => now } })
    expect([await portion(2), await portion(2), await portion(2)]).toEqual([2, 1, 0])
    expect((await units.run({ ...unit, key: "later" }, brew)).kind).toBe("replayed")
  })
})
