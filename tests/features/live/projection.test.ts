import { beforeAll, describe, expect, test } from "vitest"
import { makeLive } from "../../../src/features/live/index.ts"
import { memoryLiveStore } from "../../../src/platform/memory/live-store.ts"
import { Outage } from "../../../src/shared/outage.ts"
import { atTheMash, done, openStage, planned, stepId, type Stage } from "../stage.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})

type Brewing = Awaited<ReturnType<typeof planned>>
const jobOf = ({ brewer, batch }: Brewing) => ({ ownerUid: brewer.uid, batchId: batch.id })
const pathOf = ({ brewer, batch }: Brewing) => `users/${brewer.uid}/batches/${batch.id}`

/** When the projections that wait for a batch are due. */
const waitingFor = async ({ batch }: Brewing): Promise<readonly Date[]> =>
  (await stage.jobs("project_batch"))
    .filter(({ payload }) => payload["batchId"] === batch.id)
    .map(({ runAt }) => runAt)

/** Projects when the turn of the document has come. */
const project = async (brewing: Brewing) => {
  stage.clock.pass(1)
  await stage.live.projectBatch(jobOf(brewing))
  return stage.store.read(pathOf(brewing))
}

describe("the live document of a batch", () => {
  test("shows the running step and the coming alarms with absolute times, and texts in both languages", async () => {
    const brewing = await atTheMash(stage)
    await stage.batches.startStep(brewing.brewer, brewing.mash)
    const dueAt = new Date(stage.clock.now().getTime() + 3_600_000).toISOString()
    expect(await project(brewing)).toMatchObject({
      id: brewing.batch.id,
      state: "brewing",
      recipeName: "Pale ale",
      currentStepId: brewing.mash.stepId,
      alarms: [
        {
          id: brewing.mash.stepId,
          kind: "timer_over",
          dueAt,
          title: {
            fr: "Empâtage – Saccharification : c'est fini",
            en: "Mash – Saccharification: time is up",
          },
        },
      ],
      steps: expect.arrayContaining([expect.objectContaining({ kind: "mash", state: "running", dueAt })]),
    })
  })

  test("holds nothing but JSON: what was written is what is read", async () => {
    const document = await project(await atTheMash(stage))
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })

  test("carries the version of its row, and loses an alarm once it rang", async () => {
    const brewing = await atTheMash(stage)
    const started = done(await stage.batches.startStep(brewing.brewer, brewing.mash))
    expect(await project(brewing)).toMatchObject({ version: started.version })
    stage.clock.pass(3_600)
    const alarm = (await stage.jobs("ring_alarm")).find(
      ({ payload }) => payload["batchId"] === brewing.batch.id,
    )
    await stage.batches.ringAlarm({
      ownerUid: brewing.brewer.uid,
      batchId: brewing.batch.id,
      alarmId: brewing.mash.stepId,
      dueAt: alarm?.payload["dueAt"] ?? "",
    })
    expect(await project(brewing)).toMatchObject({ version: started.version + 1, alarms: [] })
  })

  test("is written at most once a second: a burst waits for its turn and is written together", async () => {
    const brewing = await atTheMash(stage)
    await project(brewing)
    await stage.batches.startStep(brewing.brewer, brewing.mash)
    await stage.live.projectBatch(jobOf(brewing))
    expect(await stage.store.read(pathOf(brewing))).toMatchObject({ version: brewing.batch.version })
    const waiting = (await stage.jobs("project_batch")).find(
      ({ payload }) => payload["batchId"] === brewing.batch.id,
    )
    expect(waiting?.runAt).toEqual(new Date(stage.clock.now().getTime() + 1_000))
    expect(await project(brewing)).toMatchObject({ version: brewing.batch.version + 1 })
  })

  test("shows no running clock once the batch is cancelled", async () => {
    const brewing = await atTheMash(stage)
    await stage.batches.startStep(brewing.brewer, brewing.mash)
    await stage.batches.cancel(brewing.brewer, { batchId: brewing.batch.id })
    const document = await project(brewing)
    expect(document).toMatchObject({ state: "cancelled", alarms: [] })
    expect(JSON.stringify(document)).not.toMatch(/"dueAt":"/)
  })

  test("goes when the batch is deleted", async () => {
    const brewing = await planned(stage)
    await project(brewing)
    await stage.batches.delete(brewing.brewer, { batchId: brewing.batch.id, accepts: () => true })
    expect(await project(brewing)).toBeNull()
  })

  test("does not come back when the batch is deleted while a slow job writes an old reading of it", async () => {
    const brewing = await planned(stage)
    const store = memoryLiveStore()
    const slow = makeLive({
      ...stage,
      store: {
        ...store,
        putIfNewer: async (path, document) => {
          await stage.batches.delete(brewing.brewer, { batchId: brewing.batch.id, accepts: () => true })
          return store.putIfNewer(path, document)
        },
      },
    })
    await slow.projectBatch(jobOf(brewing))
    expect(await store.read(pathOf(brewing))).toBeNull()
  })

  test("is tried again within a minute, however long the store has not answered, by one job", async () => {
    const brewing = await planned(stage)
    const down = makeLive({
      ...stage,
      store: { ...stage.store, putIfNewer: () => Promise.reject(new Outage("the store")) },
    })
    for (let minute = 0; minute < 30; minute += 1) {
      await down.projectBatch(jobOf(brewing))
      expect(await waitingFor(brewing)).toEqual([new Date(stage.clock.now().getTime() + 30_000)])
      stage.clock.set(new Date(stage.clock.now().getTime() + 30_000))
    }
    expect(stage.warnings).toContain("live.unavailable")
    expect(await project(brewing)).toMatchObject({ state: "planned" })
  })

  test("is tried again when the store says, and one that was held is not warned of by itself", async () => {
    const brewing = await planned(stage)
    const told = stage.warnings.length
    const held = makeLive({
      ...stage,
      store: {
        ...stage.store,
        putIfNewer: () => Promise.reject(new Outage("the store", { retryAfterMs: 1_230, isHeld: true })),
      },
    })
    await held.projectBatch(jobOf(brewing))
    expect(await waitingFor(brewing)).toEqual([new Date(stage.clock.now().getTime() + 1_230)])
    expect(stage.warnings.slice(told)).toEqual([])
  })

  test("that others write at the same time comes again after a second", async () => {
    const brewing = await planned(stage)
    const contended = makeLive({ ...stage, store: { ...stage.store, putIfNewer: async () => "contended" } })
    await contended.projectBatch(jobOf(brewing))
    expect(await waitingFor(brewing)).toEqual([new Date(stage.clock.now().getTime() + 1_000)])
    stage.clock.pass(1)
    expect(await project(brewing)).toMatchObject({ state: "planned" })
  })
})

test("the live document of a notification follows its row", async () => {
  const brewing = await atTheMash(stage)
  await stage.batches.startStep(brewing.brewer, brewing.mash)
  const dueAt = new Date(stage.clock.now().getTime() + 3_600_000)
  stage.clock.set(dueAt)
  await stage.batches.ringAlarm({
    ...jobOf(brewing),
    alarmId: brewing.mash.stepId,
    dueAt: dueAt.toISOString(),
  })
  const [notification] = (await stage.notifications.list(brewing.brewer, { limit: 1, after: null })).items
  if (!notification) throw new Error("no notification")
  const job = { ownerUid: brewing.brewer.uid, notificationId: notification.id }
  await stage.live.projectNotification(job)
  const path = `users/${brewing.brewer.uid}/notifications/${notification.id}`
  expect(await stage.store.read(path)).toMatchObject({
    version: 1,
    kind: "timer_over",
    data: { batchId: brewing.batch.id, stepId: brewing.mash.stepId },
    dueAt: dueAt.toISOString(),
    missed: false,
    readAt: null,
  })
  await stage.notifications.read(brewing.brewer, { notificationId: notification.id })
  stage.clock.pass(1)
  await stage.live.projectNotification(job)
  expect(await stage.store.read(path)).toMatchObject({ version: 2, readAt: dueAt.toISOString() })
})

describe("reprojecting", () => {
  test("makes an empty store whole, and a second time changes nothing", async () => {
    const brewing = await atTheMash(stage)
    const expected = await project(brewing)
    await stage.store.remove(pathOf(brewing))
    const uid = brewing.brewer.uid
    expect(await stage.live.reproject({ uid })).toEqual({ members: 1, written: 1, unchanged: 0, removed: 0 })
    expect(await stage.store.read(pathOf(brewing))).toEqual(expected)
    expect(await stage.live.reproject({ uid })).toEqual({ members: 1, written: 0, unchanged: 1, removed: 0 })
  })

  test("does not bring back a batch that is deleted while it is written", async () => {
    const brewing = await planned(stage)
    const store = memoryLiveStore()
    const slow = makeLive({
      ...stage,
      store: {
        ...store,
        putIfNewer: async (path, document) => {
          await stage.batches.delete(brewing.brewer, { batchId: brewing.batch.id, accepts: () => true })
          return store.putIfNewer(path, document)
        },
      },
    })
    expect(await slow.reproject({ uid: brewing.brewer.uid })).toMatchObject({ removed: 1, written: 0 })
    expect(await store.read(pathOf(brewing))).toBeNull()
  })

  test("removes documents without a row", async () => {
    const { brewer } = await planned(stage)
    const orphan = `users/${brewer.uid}/batches/${stepId((await planned(stage)).batch, 0)}`
    await stage.store.putIfNewer(orphan, { version: 7 })
    expect(await stage.live.reproject({ uid: brewer.uid })).toMatchObject({ removed: 1 })
    expect(await stage.store.read(orphan)).toBeNull()
  })

  test("writes a document that its own projection writes at the same time", async () => {
    const { brewer, batch } = await planned(stage)
    const met: string[] = []
    const meeting = makeLive({
      ...stage,
      store: {
        ...stage.store,
        putIfNewer: async (path, document) =>
          met.push(path) === 1 ? "contended" : stage.store.putIfNewer(path, document),
      },
    })
    expect(await meeting.reproject({ uid: brewer.uid })).toMatchObject({ written: 1 })
    expect(await stage.store.read(`users/${brewer.uid}/batches/${batch.id}`)).toMatchObject({ version: 1 })
  })

  test("after a restore of the database, documents that are newer than the truth give way", async () => {
    const brewing = await planned(stage)
    await stage.store.putIfNewer(pathOf(brewing), { version: 99, state: "completed" })
    await stage.live.reproject({ uid: brewing.brewer.uid })
    expect(await stage.store.read(pathOf(brewing))).toMatchObject({ version: 1, state: "planned" })
  })

  test("tells how far it is, for everyone", async () => {
    await planned(stage)
    const seen: number[] = []
    const total = await stage.live.reproject({ onProgress: ({ members }) => seen.push(members) })
    expect(seen).toEqual(Array.from({ length: total.members }, (_, index) => index + 1))
    expect(total.members).toBeGreaterThan(5)
  })
})
