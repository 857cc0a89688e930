import { beforeAll, expect, test } from "vitest"
import { RingAlarm } from "../../../src/features/batches/index.ts"
import { atTheMash, done, openStage, type Stage, mashPosition } from "../stage.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})

/** A mash whose hour is over, and the job of its alarm. */
const due = async () => {
  const { brewer, batch, mash } = await atTheMash(stage)
  const started = done(await stage.batches.startStep(brewer, mash))
  const job = (await stage.jobs("ring_alarm")).find(({ payload }) => payload["batchId"] === batch.id)
  stage.clock.pass(3_600)
  return { brewer, batch: started, mash, job: RingAlarm.parse(job?.payload) }
}

const inbox = async (stageMember: Parameters<Stage["notifications"]["list"]>[0]) =>
  (await stage.notifications.list(stageMember, { limit: 10, after: null })).items

test("a due step leaves a notification that leads to it, to be pushed and shown, and a batch that knows it rang", async () => {
  const { brewer, batch, mash, job } = await due()
  await stage.batches.ringAlarm(job)
  const [notification, ...others] = await inbox(brewer)
  expect(others).toEqual([])
  expect(notification).toMatchObject({
    kind: "timer_over",
    title: { fr: "Empâtage – Saccharification : c'est fini", en: "Mash – Saccharification: time is up" },
    data: { batchId: batch.id, stepId: mash.stepId },
    dueAt: new Date(job.dueAt),
    urgent: true,
  })
  const waiting = (await stage.jobs()).filter(({ payload }) => payload["notificationId"] === notification?.id)
  expect(waiting.map(({ task }) => task).toSorted()).toEqual(["project_notification", "push_notification"])
  const rung = done(await stage.batches.read(brewer, { batchId: batch.id }))
  expect(rung.version).toBe(batch.version + 1)
  expect(rung.steps[mashPosition]).toMatchObject({
    rung: [{ alarmId: mash.stepId }],
    progress: { state: "running" },
  })
})

test("an alarm whose job runs many times, even at once, rings once", async () => {
  const { brewer, job } = await due()
  await Promise.all(Array.from({ length: 6 }, () => stage.batches.ringAlarm(job)))
  await stage.batches.ringAlarm(job)
  expect(await inbox(brewer)).toHaveLength(1)
})

test.each(["pauseStep", "completeStep", "cancel", "delete"] as const)(
  "an alarm whose job was already running when the brewer did %s rings nothing",
  async (move) => {
    const { brewer, batch, mash, job } = await due()
    if (move === "cancel") await stage.batches.cancel(brewer, { batchId: batch.id })
    else if (move === "delete") await stage.batches.delete(brewer, { batchId: batch.id, accepts: () => true })
    else await stage.batches[move](brewer, mash)
    await stage.batches.ringAlarm(job)
    expect(await inbox(brewer)).toEqual([])
  },
)

test("an alarm of a plan that has moved rings nothing, the one that replaced it does", async () => {
  const { brewer, batch, mash } = await atTheMash(stage)
  await stage.batches.startStep(brewer, mash)
  const jobOf = async () =>
    RingAlarm.parse(
      (await stage.jobs("ring_alarm")).find(({ payload }) => payload["batchId"] === batch.id)?.payload,
    )
  const before = await jobOf()
  await stage.batches.pauseStep(brewer, mash)
  stage.clock.pass(60)
  await stage.batches.resumeStep(brewer, mash)
  await stage.batches.ringAlarm(before)
  expect(await inbox(brewer)).toEqual([])
  await stage.batches.ringAlarm(await jobOf())
  expect(await inbox(brewer)).toHaveLength(1)
})

test("a process that dies while it rings leaves nothing half done, and the next one rings", async () => {
  const { brewer, batch, job } = await due()
  await stage.db
    .transaction(async () => {
      await stage.batches.ringAlarm(job)
      throw new Error("the process dies here")
    })
    .catch(() => undefined)
  expect(await inbox(brewer)).toEqual([])
  expect(done(await stage.batches.read(brewer, { batchId: batch.id })).version).toBe(batch.version)
  await stage.batches.ringAlarm(job)
  expect(await inbox(brewer)).toHaveLength(1)
})

test.each(["completeStep", "cancel", "delete"] as const)(
  "an alarm that could not be pushed yet is silenced by %s, in the same transaction",
  async (move) => {
    const { brewer, batch, mash, job } = await due()
    await stage.batches.ringAlarm(job)
    const pushes = async () =>
      (await stage.jobs("push_notification")).filter(({ payload }) => payload["ownerUid"] === brewer.uid)
    expect(await pushes()).toHaveLength(1)
    const settle = (): Promise<unknown> => {
      if (move === "completeStep") return stage.batches.completeStep(brewer, mash)
      if (move === "cancel") return stage.batches.cancel(brewer, { batchId: batch.id })
      return stage.batches.delete(brewer, { batchId: batch.id, accepts: () => true })
    }
    const changed = stage.db.transaction(async () => {
      await settle()
      throw new Error("the process dies here")
    })
    await changed.catch(() => undefined)
    expect(await pushes()).toHaveLength(1)
    await settle()
    expect(await pushes()).toEqual([])
    expect(await inbox(brewer)).toHaveLength(1)
  },
)

test("an alarm that could not be pushed yet still is while its step runs or waits", async () => {
  const { brewer, mash, job } = await due()
  await stage.batches.ringAlarm(job)
  await stage.batches.pauseStep(brewer, mash)
  await stage.batches.resumeStep(brewer, mash)
  const pushes = await stage.jobs("push_notification")
  expect(pushes.filter(({ payload }) => payload["ownerUid"] === brewer.uid)).toHaveLength(1)
})
