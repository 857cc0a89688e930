import { sql as raw } from "kysely"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { Sql } from "../../../src/platform/postgres/database.ts"
import { err, ok } from "../../../src/shared/result.ts"
import { makeCounters, openedDatabase, type OpenedDatabase } from "./opened-database.ts"

let opened: OpenedDatabase
const retried: unknown[] = []

beforeAll(async () => {
  opened = await openedDatabase({ onWarning: (_event, error) => retried.push(error) })
  await makeCounters(opened.owner)
})
afterAll(() => opened.stop())
beforeEach(async () => {
  retried.length = 0
  await opened.owner.query("update counters set n = 0")
})

const add = (sql: Sql, id: number, amount = 1) =>
  raw`update counters set n = n + ${amount} where id = ${id}`.execute(sql)

const stored = async (id: number): Promise<number> => {
  const { rows } = await opened.owner.query<{ n: number }>("select n from counters where id = $1", [id])
  return rows[0]?.n ?? Number.NaN
}

const transactionId = async (sql: Sql): Promise<string> => {
  const { rows } = await raw<{ id: string }>`select pg_current_xact_id()::text as id`.execute(sql)
  return rows[0]?.id ?? ""
}

describe("a transaction", () => {
  test("commits what its work wrote and hands over what it returned", async () => {
    const value = await opened.db.transaction(async (tx) => {
      await add(tx, 1)
      return ok("brewed")
    })
    expect(value).toEqual(ok("brewed"))
    expect(await stored(1)).toBe(1)
  })

  test("leaves nothing of an expected failure, which is returned", async () => {
    const failure = await opened.db.transaction(async (tx) => {
      await add(tx, 1)
      return err({ kind: "wrong_state" })
    })
    expect(failure).toEqual(err({ kind: "wrong_state" }))
    expect(await stored(1)).toBe(0)
  })

  test("leaves nothing of a defect, which is thrown", async () => {
    const defect = new Error("defect")
    const work = opened.db.transaction(async (tx) => {
      await add(tx, 1)
      throw defect
    })
    await expect(work).rejects.toBe(defect)
    expect(await stored(1)).toBe(0)
  })

  test("is what `sql` queries while it is under way, and only then", async () => {
    let inside: Sql | undefined
    await opened.db.transaction(async (tx) => {
      inside = opened.db.sql
      expect(await transactionId(inside)).toBe(await transactionId(tx))
    })
    expect(opened.db.sql).not.toBe(inside)
  })

  test("does not reach work that outlives it: that goes to the pool", async () => {
    const late = Promise.withResolvers<void>()
    let straggler: Promise<unknown> = Promise.resolve()
    await opened.db.transaction(async () => {
      straggler = late.promise.then(() => add(opened.db.sql, 1))
    })
    late.resolve()
    await straggler
    expect(await stored(1)).toBe(1)
  })

  test("belongs to its own request: others beside it have theirs", async () => {
    const ids = await Promise.all(
      [1, 2, 3].map((id) =>
        opened.db.transaction(async (tx) => (await add(tx, id), transactionId(opened.db.sql))),
      ),
    )
    expect(new Set(ids).size).toBe(3)
  })
})

describe("a transaction inside another", () => {
  test("is part of it: both are committed, or neither", async () => {
    const outer = opened.db.transaction(async (tx) => {
      const inner = await opened.db.transaction(
        async (joined) => (await add(joined, 1), transactionId(joined)),
      )
      expect(inner).toBe(await transactionId(tx))
      throw new Error("the outer one fails")
    })
    await expect(outer).rejects.toThrow("the outer one fails")
    expect(await stored(1)).toBe(0)
  })

  test("undoes itself alone when it fails in an expected way", async () => {
    await opened.db.transaction(async (tx) => {
      await add(tx, 1)
      const inner = await opened.db.transaction(async (joined) => {
        await add(joined, 2)
        return err({ kind: "not_found" })
      })
      expect(inner).toEqual(err({ kind: "not_found" }))
      await add(tx, 3)
    })
    expect([await stored(1), await stored(2), await stored(3)]).toEqual([1, 0, 1])
  })

  test("undoes itself alone when a statement of it fails, for whoever catches that", async () => {
    await opened.db.transaction(async (tx) => {
      await add(tx, 1)
      const inner = opened.db.transaction((joined) => raw`insert into counters values (1, 0)`.execute(joined))
      await expect(inner).rejects.toMatchObject({ code: "23505" })
      await add(tx, 3)
    })
    expect([await stored(1), await stored(3)]).toEqual([1, 1])
  })

  test("takes turns with its neighbours, at every depth", async () => {
    await opened.db.transaction(() =>
      Promise.all(
        [1, 2, 3, 4].map((id) =>
          opened.db.transaction(async (joined) => {
            await opened.db.transaction((deeper) => add(deeper, id))
            return id % 2 === 0 ? err({ kind: "even" }) : ok(await add(joined, id))
          }),
        ),
      ),
    )
    const counts = await Promise.all([1, 2, 3, 4].map(stored))
    expect(counts).toEqual([2, 0, 2, 0])
  })
})

describe("a conflict with another transaction", () => {
  const serializable = raw`set transaction isolation level serializable`

  test("of serialisation runs the work again until it fits", async () => {
    const bothHaveRead = barrier(2)
    const move = (from: number, to: number) => {
      let attempts = 0
      return opened.db.transaction(async (tx) => {
        attempts += 1
        await serializable.execute(tx)
        const { rows } = await raw<{ n: number }>`select n from counters where id = ${from}`.execute(tx)
        if (attempts === 1) await bothHaveRead()
        await add(tx, to, (rows[0]?.n ?? 0) + 1)
        return ok(attempts)
      })
    }
    const outcomes = await Promise.all([move(1, 2), move(2, 1)])
    expect(outcomes.map(({ value }) => value)).toEqual(expect.arrayContaining([1, 2]))
    // One after the other: the second saw the first's 1.
    expect([await stored(1), await stored(2)]).toEqual(expect.arrayContaining([1, 2]))
    expect(retried).toHaveLength(1)
    expect(retried[0]).toMatchObject({ code: "40001" })
  })

  test("by deadlock runs the work of its victim again", async () => {
    const bothHoldOne = barrier(2)
    const lockBoth = (first: number, second: number) => {
      let attempts = 0
      return opened.db.transaction(async (tx) => {
        attempts += 1
        await add(tx, first)
        if (attempts === 1) await bothHoldOne()
        await add(tx, second)
      })
    }
    await Promise.all([lockBoth(1, 2), lockBoth(2, 1)])
    expect([await stored(1), await stored(2)]).toEqual([2, 2])
    expect(retried).toHaveLength(1)
    expect(retried[0]).toMatchObject({ code: "40P01" })
  })

  test("that never ends is given up after three retries", async () => {
    let attempts = 0
    const work = opened.db.transaction(async (tx) => {
      attempts += 1
      await raw`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(tx)
    })
    await expect(work).rejects.toMatchObject({ code: "40001" })
    expect(attempts).toBe(4)
  })

  test("in a joined transaction runs all of it again, not the inner part alone", async () => {
    let [outer, inner] = [0, 0]
    await opened.db.transaction(async (tx) => {
      outer += 1
      await add(tx, 1)
      await opened.db.transaction(async (joined) => {
        inner += 1
        await add(joined, 2)
        if (inner === 1)
          await raw`do $$ begin raise exception 'again' using errcode = '40001'; end $$`.execute(joined)
      })
    })
    expect([outer, inner, await stored(1), await stored(2)]).toEqual([2, 2, 1, 1])
  })

  test("is the only thing that is tried again", async () => {
    let attempts = 0
    const work = opened.db.transaction(async (tx) => {
      attempts += 1
      await raw`insert into counters values (1, 0)`.execute(tx)
    })
    await expect(work).rejects.toMatchObject({ code: "23505" })
    expect(attempts).toBe(1)
  })
})

/** Lets nobody pass before all are there. */
const barrier = (size: number): (() => Promise<void>) => {
  const { promise, resolve } = Promise.withResolvers<void>()
  let waiting = 0
  return () => {
    waiting += 1
    if (waiting === size) resolve()
    return promise
  }
}
