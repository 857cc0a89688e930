import { beforeAll, expect, test } from "vitest"
import { atTheMash, done, openStage, planned, type Stage } from "../stage.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})

test("the log is read either way round, in pages that neither repeat nor leave out", async () => {
  const { brewer, batch } = await atTheMash(stage)
  const all = done(
    await stage.batches.listEvents(brewer, { batchId: batch.id, order: "oldest", limit: 200, after: null }),
  ).page.items
  expect(all.map(({ kind }) => kind)).toEqual([
    "batch_planned",
    "batch_started",
    "step_started",
    "step_completed",
    "step_started",
    "step_completed",
  ])
  for (const order of ["oldest", "newest"] as const) {
    const seen: number[] = []
    let after: { readonly id: number } | null = null
    do {
      const request = { batchId: batch.id, order, limit: 4, after }
      const listed: Awaited<ReturnType<typeof stage.batches.listEvents>> = await stage.batches.listEvents(
        brewer,
        request,
      )
      const { page } = done(listed)
      seen.push(...page.items.map(({ id }) => id))
      after = page.next
    } while (after)
    const ids = all.map(({ id }) => id)
    expect(seen).toEqual(order === "oldest" ? ids : ids.toReversed())
  }
})

test("what a newer release has written is left to it", async () => {
  const { brewer, batch } = await planned(stage)
  await stage.asOwner(
    "insert into batch_events (batch_id, kind, happened_at) values ($1, 'from_the_future', now())",
    [batch.id],
  )
  const { page } = done(
    await stage.batches.listEvents(brewer, { batchId: batch.id, order: "newest", limit: 10, after: null }),
  )
  expect(page.items.map(({ kind }) => kind)).toEqual(["batch_planned"])
})

test("the log of another's batch is not there", async () => {
  const { batch } = await planned(stage)
  const stranger = await stage.newMember()
  expect(
    await stage.batches.listEvents(stranger, { batchId: batch.id, order: "newest", limit: 10, after: null }),
  ).toEqual({ ok: false, error: { kind: "batch_not_found" } })
})
