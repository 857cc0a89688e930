import { beforeAll, describe, expect, test } from "vitest"
import { celsius } from "../../../src/brewing/units.ts"
import type { Batch } from "../../../src/features/batches/index.ts"
import type { Member } from "../../../src/shared/actor.ts"
import { hydrometer } from "../brew-log/reading.ts"
import { done, openStage, planned, type Stage } from "../stage.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})

const hour = 3_600

/** A pale ale, 1.048 before its yeast went in, which should end at about 1.011. */
const fermenting = async () => {
  const { brewer, batch } = await planned(stage)
  const at = { batchId: batch.id }
  done(await stage.batches.start(brewer, at))
  await measure(brewer, batch, 1.048)
  stage.clock.pass(60)
  return { brewer, batch: done(await stage.batches.ferment(brewer, at)) }
}

const measure = async (brewer: Member, { id: batchId }: Batch, gravity: number) =>
  done(await stage.brewLog.addMeasurement(brewer, { batchId, stated: hydrometer(gravity) }))

const warmth = async (brewer: Member, { id: batchId }: Batch, degrees: number) =>
  done(
    await stage.brewLog.addMeasurement(brewer, {
      batchId,
      stated: { kind: "temperature", temperatureCelsius: celsius(degrees) },
    }),
  )

/** Runs the job that looks at the batch, as often as it may run. */
const assess = async (brewer: Member, batch: Batch) => {
  for (let run = 0; run < 2; run += 1)
    await stage.fermentation.assess({ ownerUid: brewer.uid, batchId: batch.id })
  return done(await stage.fermentation.listAlerts(brewer, { batchId: batch.id }))
}

const inbox = async (brewer: Member) =>
  (await stage.notifications.list(brewer, { limit: 20, after: null })).items

describe("a gravity that has come to rest", () => {
  test("where it should is told once: the fermentation is finished", async () => {
    const { brewer, batch } = await fermenting()
    stage.clock.pass(7 * 24 * hour)
    await measure(brewer, batch, 1.011)
    expect(await assess(brewer, batch)).toEqual([])
    stage.clock.pass(48 * hour)
    await measure(brewer, batch, 1.011)
    expect(await assess(brewer, batch)).toMatchObject([
      { finding: { kind: "finished", gravity: 1.011 }, clearedAt: null },
    ])
    const told = await inbox(brewer)
    expect(told).toMatchObject([{ kind: "fermentation_finished", data: { batchId: batch.id } }])
    expect(told[0]?.body.fr).toContain("1,011")
  })

  test("far above is told as stuck; when it falls again, that is over", async () => {
    const { brewer, batch } = await fermenting()
    stage.clock.pass(4 * 24 * hour)
    await measure(brewer, batch, 1.025)
    stage.clock.pass(49 * hour)
    await measure(brewer, batch, 1.025)
    expect(await assess(brewer, batch)).toMatchObject([{ finding: { kind: "stuck", gravity: 1.025 } }])
    stage.clock.pass(48 * hour)
    await measure(brewer, batch, 1.015)
    expect(await assess(brewer, batch)).toMatchObject([{ clearedAt: stage.clock.now() }])
    expect((await inbox(brewer)).map(({ kind }) => kind)).toEqual(["fermentation_stuck"])
  })
})

describe("a beer that is too warm", () => {
  test("is told, cleared when it has cooled down, and told anew when it warms up again", async () => {
    const { brewer, batch } = await fermenting()
    await warmth(brewer, batch, 26)
    expect(await assess(brewer, batch)).toMatchObject([
      { finding: { kind: "too_warm", temperatureCelsius: 26, maxCelsius: 22 } },
    ])
    stage.clock.pass(hour)
    await warmth(brewer, batch, 20)
    expect(await assess(brewer, batch)).toMatchObject([{ clearedAt: stage.clock.now() }])
    stage.clock.pass(hour)
    await warmth(brewer, batch, 25)
    expect(await assess(brewer, batch)).toMatchObject([{ clearedAt: null }, { clearedAt: expect.any(Date) }])
    expect(await inbox(brewer)).toHaveLength(2)
  })

  test("that was put away is shown no more, and not told again while it lasts", async () => {
    const { brewer, batch } = await fermenting()
    await warmth(brewer, batch, 26)
    const [alert] = await assess(brewer, batch)
    if (!alert) throw new Error("it is too warm")
    const at = { batchId: batch.id, alertId: alert.id }
    const dismissed = done(await stage.fermentation.dismissAlert(brewer, at))
    expect(done(await stage.fermentation.dismissAlert(brewer, at))).toEqual(dismissed)
    expect(await stage.fermentation.shownAlerts(batch.id)).toEqual([])
    await warmth(brewer, batch, 27)
    expect(await assess(brewer, batch)).toEqual([dismissed])
  })
})

test("what was measured before the yeast went in, or after the beer was packaged, raises nothing", async () => {
  const { brewer, batch } = await planned(stage)
  done(await stage.batches.start(brewer, { batchId: batch.id }))
  await warmth(brewer, batch, 95)
  expect(await assess(brewer, batch)).toEqual([])
  done(await stage.batches.ferment(brewer, { batchId: batch.id }))
  expect(await assess(brewer, batch)).toEqual([])
})

test("the end of fermentation ends its alerts", async () => {
  const { brewer, batch } = await fermenting()
  await warmth(brewer, batch, 26)
  await assess(brewer, batch)
  done(await stage.batches.package(brewer, { batchId: batch.id }))
  expect(await assess(brewer, batch)).toMatchObject([{ clearedAt: stage.clock.now() }])
})

test("a measurement, and a move of the batch, leave the job in their transaction, one for all that comes while it waits", async () => {
  const { brewer, batch } = await fermenting()
  await stage.asOwner("delete from graphile_worker._private_jobs")
  await measure(brewer, batch, 1.02)
  await warmth(brewer, batch, 20)
  done(await stage.batches.package(brewer, { batchId: batch.id }))
  expect(await stage.jobs("assess_fermentation")).toMatchObject([
    { key: `assess_fermentation:${batch.id}`, payload: { ownerUid: brewer.uid, batchId: batch.id } },
  ])
})

test("readings and alerts stand in the live document; the batch keeps its version", async () => {
  const { brewer, batch } = await fermenting()
  await measure(brewer, batch, 1.02)
  await warmth(brewer, batch, 26)
  await assess(brewer, batch)
  stage.clock.pass(2)
  await stage.live.projectBatch({ ownerUid: brewer.uid, batchId: batch.id })
  const document = await stage.store.read(`users/${brewer.uid}/batches/${batch.id}`)
  expect(document).toMatchObject({
    batchVersion: batch.version,
    readings: [
      { kind: "gravity", stage: "fermenter", gravity: 1.02 },
      { kind: "temperature", stage: "fermenter", temperatureC: 26 },
    ],
    alerts: [{ kind: "fermentation_too_warm", title: { fr: expect.any(String), en: expect.any(String) } }],
  })
})

test("alerts of another's batch are not there", async () => {
  const { brewer, batch } = await fermenting()
  await warmth(brewer, batch, 26)
  const [alert] = await assess(brewer, batch)
  if (!alert) throw new Error("it is too warm")
  const stranger = await stage.newMember()
  const missing = { ok: false, error: { kind: "batch_not_found" } }
  expect(await stage.fermentation.listAlerts(stranger, { batchId: batch.id })).toEqual(missing)
  const at = { batchId: batch.id, alertId: alert.id }
  expect(await stage.fermentation.dismissAlert(stranger, at)).toEqual(missing)
})
