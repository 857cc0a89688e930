import { sql as raw } from "kysely"
import type { PoolClient } from "pg"
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest"
import type { Sql } from "../../../src/platform/postgres/database.ts"
import { dequeue, enqueue, enqueueMany } from "../../../src/platform/postgres/enqueue.ts"
import { err } from "../../../src/shared/result.ts"
import { openedDatabase, type OpenedDatabase } from "./opened-database.ts"

declare global {
  namespace GraphileWorker {
    interface Tasks {
      test_boil: { hop: string }
    }
  }
}

let opened: OpenedDatabase
beforeAll(async () => {
  opened = await openedDatabase()
})
afterAll(() => opened.stop())
afterEach(async () => {
  await opened.owner.query("delete from graphile_worker._private_jobs")
})

const jobs = async () => {
  const { rows } = await raw`
    select task_identifier as task, j.key, j.queue_name as queue, j.run_at, j.max_attempts, p.payload
    from graphile_worker.jobs j join graphile_worker._private_jobs p using (id) order by id`.execute(
    opened.db.sql,
  )
  return rows
}

describe("a job", () => {
  test("is there when the transaction of what it is about is committed", async () => {
    const runAt = new Date("2030-01-01T12:00:00.123Z")
    await opened.db.transaction((tx) =>
      enqueue(tx, "test_boil", { hop: 'L\'été "Saaz"' }, { runAt, key: "k", queue: "q", maxAttempts: 3 }),
    )
    expect(await jobs()).toEqual([
      { task: "test_boil", key: "k", queue: "q", runAt, maxAttempts: 3, payload: { hop: 'L\'été "Saaz"' } },
    ])
  })

  test("is due at once and tried 25 times unless told otherwise", async () => {
    await opened.db.transaction((tx) => enqueue(tx, "test_boil", { hop: "Saaz" }))
    const [job] = await jobs()
    expect(job).toMatchObject({ key: null, queue: null, maxAttempts: 25, runAt: expect.any(Date) })
  })

  test("is gone with a transaction that is rolled back, by a defect or an expected failure", async () => {
    const defect = opened.db.transaction(async (tx) => {
      await enqueue(tx, "test_boil", { hop: "Saaz" })
      throw new Error("defect")
    })
    await expect(defect).rejects.toThrow("defect")
    await opened.db.transaction(async (tx) => {
      await enqueue(tx, "test_boil", { hop: "Saaz" })
      return err({ kind: "wrong_state" })
    })
    expect(await jobs()).toEqual([])
  })

  test("replaces the one that waits under its key", async () => {
    for (const hop of ["Saaz", "Citra"]) {
      await opened.db.transaction((tx) => enqueue(tx, "test_boil", { hop }, { key: "k" }))
    }
    expect(await jobs()).toMatchObject([{ payload: { hop: "Citra" } }])
  })

  test("that is no longer wanted is forgotten, unless that is rolled back", async () => {
    await opened.db.transaction((tx) => enqueue(tx, "test_boil", { hop: "Saaz" }, { key: "k" }))
    const undone = opened.db.transaction(async (tx) => {
      await dequeue(tx, "k")
      throw new Error("undone")
    })
    await expect(undone).rejects.toThrow("undone")
    expect(await jobs()).toHaveLength(1)
    await opened.db.transaction((tx) => dequeue(tx, "k"))
    await opened.db.transaction((tx) => dequeue(tx, "never-there"))
    expect(await jobs()).toEqual([])
  })

  test.each([
    ["one", (tx: Sql, hop: string) => enqueue(tx, "test_boil", { hop }, { key: "k" })],
    [
      "many",
      (tx: Sql, hop: string) =>
        enqueueMany(
          tx,
          "test_boil",
          ["k", "other"].map((key) => ({ payload: { hop }, key, runAt: new Date() })),
        ),
    ],
  ])("is not lost when a worker takes the one under its key in that very moment (%s)", async (_, leave) => {
    await opened.db.transaction((tx) => leave(tx, "Saaz"))
    // As graphile-worker hands out a job: the row is held until the transaction ends.
    const worker = await opened.owner.connect()
    await worker.query("begin")
    await worker.query(
      "update graphile_worker._private_jobs set locked_at = now(), locked_by = 'w' where key = 'k'",
    )
    const left = opened.db.transaction((tx) => leave(tx, "Citra"))
    try {
      await isWaitedFor(worker)
    } finally {
      await worker.query("commit")
      worker.release()
    }
    await left
    const known = await jobs()
    expect(known).toContainEqual(expect.objectContaining({ key: null, payload: { hop: "Saaz" } }))
    expect(known).toContainEqual(expect.objectContaining({ key: "k", payload: { hop: "Citra" } }))
  })
})

/** Until another waits for what a transaction holds. */
const isWaitedFor = (holder: PoolClient): Promise<void> =>
  vi.waitFor(
    async () => {
      const { rows } = await holder.query(
        "select from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))",
      )
      expect(rows).toHaveLength(1)
    },
    { timeout: 5_000, interval: 20 },
  )
