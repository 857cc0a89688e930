import { beforeAll, describe, expect, test } from "vitest"
import { litres } from "../../../src/brewing/units.ts"
import type { Batch } from "../../../src/features/batches/index.ts"
import type { Member } from "../../../src/shared/actor.ts"
import type { BatchId } from "../../../src/shared/ids.ts"
import { done, newId, openStage, planned, type Stage } from "../stage.ts"
import { hydrometer, volume } from "./reading.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})

/** 20 L of pale ale that ferment. */
const fermenting = async () => {
  const { brewer, batch } = await planned(stage)
  const at = { batchId: batch.id }
  done(await stage.batches.start(brewer, at))
  return { brewer, at, batch: done(await stage.batches.ferment(brewer, at)) }
}

const split = (
  brewer: Member,
  batchId: BatchId,
  volumeLitres: number,
  more: { id?: BatchId; name?: string } = {},
) => stage.brewLog.split(brewer, { batchId, volumeLitres: litres(volumeLitres), ...more })

const read = async (brewer: Member, batchId: BatchId) => done(await stage.batches.read(brewer, { batchId }))

const alarmJobs = async ({ id }: Batch) =>
  (await stage.jobs("ring_alarm")).filter(({ payload }) => payload["batchId"] === id)

const timeline = async (brewer: Member, batchId: BatchId) =>
  done(await stage.batches.listEvents(brewer, { batchId, order: "oldest", limit: 200, after: null })).page
    .items

describe("a part that is split off", () => {
  test("shares recipe, state and brew day, has a name of its own, and knows where it comes from", async () => {
    const { brewer, batch } = await fermenting()
    const part = done(await split(brewer, batch.id, 8))
    expect(part).toMatchObject({
      name: "Pale ale (2)",
      state: "fermenting",
      recipe: batch.recipe,
      pitchedAt: batch.pitchedAt,
      startedAt: batch.startedAt,
      splitFromId: batch.id,
      volume: { litres: 8 },
      version: 1,
    })
    expect(await read(brewer, part.id)).toEqual(part)
    expect(done(await split(brewer, batch.id, 4)).name).toBe("Pale ale (3)")
  })

  test("takes its litres from the whole: none is lost, none is made", async () => {
    const { brewer, batch } = await fermenting()
    const parts = [done(await split(brewer, batch.id, 7.3)), done(await split(brewer, batch.id, 5.45))]
    const rest = await read(brewer, batch.id)
    expect(rest.version).toBe(batch.version + 2)
    const all = [rest, ...parts].map((one): number => one.volume?.litres ?? 0)
    expect(all.reduce((sum, one) => sum + one, 0)).toBeCloseTo(20, 6)
  })

  test("takes no more than was measured last, and says how much there is", async () => {
    const { brewer, batch, at } = await fermenting()
    stage.clock.pass(60)
    done(await stage.brewLog.addMeasurement(brewer, { ...at, stated: volume(18) }))
    expect(await split(brewer, batch.id, 18)).toEqual({
      ok: false,
      error: { kind: "not_enough", availableLitres: 18, mostLitres: 17.9 },
    })
    done(await split(brewer, batch.id, 10))
    // The 18 L were measured before the split: now there are 8.
    expect(await split(brewer, batch.id, 9)).toMatchObject({ error: { availableLitres: 8 } })
  })

  test("at the same time as another never gets the same litres", async () => {
    const { brewer, batch } = await fermenting()
    const both = await Promise.all([split(brewer, batch.id, 12), split(brewer, batch.id, 12)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await read(brewer, batch.id)).volume?.litres).toBe(8)
  })

  test("repeated under its id is the same batch, also after it went its own way", async () => {
    const { brewer, batch } = await fermenting()
    const id = newId<BatchId>()
    const [one, two] = await Promise.all([
      split(brewer, batch.id, 8, { id }),
      split(brewer, batch.id, 8, { id }),
    ])
    expect(done(one)).toEqual(done(two))
    expect((await read(brewer, batch.id)).volume?.litres).toBe(12)
    done(await split(brewer, id, 3))
    expect(done(await split(brewer, batch.id, 8, { id })).id).toBe(id)
    expect((await read(brewer, batch.id)).volume?.litres).toBe(12)
    for (const other of [split(brewer, batch.id, 7, { id }), split(brewer, batch.id, 8, { id: batch.id })])
      expect(await other).toEqual({ ok: false, error: { kind: "id_taken" } })
  })

  test("has steps and alarms of its own: what is done in one is not done in the other", async () => {
    const { brewer, batch } = await fermenting()
    const part = done(await split(brewer, batch.id, 8))
    const ids = (of: Batch) => of.steps.flatMap((step) => [step.id, ...step.additions.map(({ id }) => id)])
    expect(ids(part).filter((id) => ids(batch).some((other) => other === id))).toEqual([])
    expect(part.steps.map(({ kind, progress }) => ({ kind, progress }))).toEqual(
      batch.steps.map(({ kind, progress }) => ({ kind, progress })),
    )
    const [ofWhole, ofPart] = [await alarmJobs(batch), await alarmJobs(part)]
    expect(ofPart.map(({ runAt }) => runAt)).toEqual(ofWhole.map(({ runAt }) => runAt))
    expect(ofPart.length).toBeGreaterThan(0)
    const dryHop = part.steps.find(({ kind }) => kind === "dry_hop")
    if (dryHop) done(await stage.batches.completeStep(brewer, { batchId: part.id, stepId: dryHop.id }))
    const rest = await read(brewer, batch.id)
    expect(rest.steps.find(({ kind }) => kind === "dry_hop")?.progress.state).toBe("pending")
    expect(await alarmJobs(batch)).toEqual(ofWhole)
    const projected = (await stage.jobs("project_batch")).map(({ payload }) => payload["batchId"])
    expect(projected).toEqual(expect.arrayContaining([batch.id, part.id]))
  })

  test("has what was measured and noted up to then as its own, and none of what comes later", async () => {
    const { brewer, batch, at } = await fermenting()
    const gravity = done(await stage.brewLog.addMeasurement(brewer, { ...at, stated: hydrometer(1.05) }))
    const note = done(await stage.brewLog.addNote(brewer, { ...at, text: "The mash smelt of honey" }))
    const part = done(await split(brewer, batch.id, 8))
    stage.clock.pass(3600)
    done(await stage.brewLog.addMeasurement(brewer, { ...at, stated: hydrometer(1.03) }))
    const page = { batchId: part.id, order: "oldest", limit: 50, after: null } as const
    const { items: gravities } = done(await stage.brewLog.listMeasurements(brewer, page))
    expect(gravities).toMatchObject([{ stated: gravity.stated, takenAt: gravity.takenAt, batchId: part.id }])
    const { items: notes } = done(await stage.brewLog.listNotes(brewer, page))
    expect(notes).toMatchObject([{ text: note.text, notedAt: note.notedAt }])
    const [copy] = gravities
    if (copy)
      done(
        await stage.brewLog.deleteMeasurement(brewer, {
          batchId: part.id,
          measurementId: copy.id,
          accepts: () => true,
        }),
      )
    expect((await stage.brewLog.readMeasurement(brewer, { ...at, measurementId: gravity.id })).ok).toBe(true)
  })

  test("has the brew day in its timeline, with its own steps, and both tell of the split", async () => {
    const { brewer, batch, at } = await fermenting()
    const gravity = done(await stage.brewLog.addMeasurement(brewer, { ...at, stated: hydrometer(1.05) }))
    const part = done(await split(brewer, batch.id, 8))
    const [ofWhole, ofPart] = [await timeline(brewer, batch.id), await timeline(brewer, part.id)]
    expect(ofPart.slice(0, -1).map(({ kind, happenedAt }) => ({ kind, happenedAt }))).toEqual(
      ofWhole.slice(0, -1).map(({ kind, happenedAt }) => ({ kind, happenedAt })),
    )
    expect(ofWhole.at(-1)).toMatchObject({
      kind: "batch_split",
      data: { partId: part.id, volumeLitres: 8, leftLitres: 12 },
    })
    expect(ofPart.at(-1)).toMatchObject({
      kind: "batch_split_off",
      data: { wholeId: batch.id, volumeLitres: 8 },
    })
    const steps = new Set(part.steps.map(({ id }) => id))
    expect(ofPart.every(({ stepId }) => stepId === null || steps.has(stepId))).toBe(true)
    const measured = ofPart.find(({ kind }) => kind === "measurement_added")
    expect(measured?.data["measurementId"]).not.toBe(gravity.id)
    expect(ofWhole.find(({ kind }) => kind === "measurement_added")?.data["measurementId"]).toBe(gravity.id)
  })
})

describe("a batch can be split", () => {
  test("once its wort is in the fermenter, before the yeast is", async () => {
    const { brewer, batch } = await planned(stage)
    const at = { batchId: batch.id }
    expect(await split(brewer, batch.id, 8)).toMatchObject({
      error: { kind: "wrong_state", state: "planned", possible: ["start", "cancel"] },
    })
    done(await stage.batches.start(brewer, at))
    for (const { id, kind } of batch.steps) {
      if (kind === "pitch") break
      expect((await split(brewer, batch.id, 8)).ok).toBe(false)
      done(await stage.batches.skipStep(brewer, { ...at, stepId: id }))
    }
    const part = done(await split(brewer, batch.id, 8))
    expect(part.state).toBe("brewing")
    const pitch = part.steps.find(({ kind }) => kind === "pitch")
    if (pitch) done(await stage.batches.startStep(brewer, { batchId: part.id, stepId: pitch.id }))
    if (pitch) done(await stage.batches.completeStep(brewer, { batchId: part.id, stepId: pitch.id }))
    expect((await read(brewer, part.id)).state).toBe("fermenting")
    expect((await read(brewer, batch.id)).state).toBe("brewing")
  })

  test("while it conditions, but not when it is over", async () => {
    const { brewer, batch, at } = await fermenting()
    done(await stage.batches.package(brewer, at))
    done(await split(brewer, batch.id, 8))
    done(await stage.batches.complete(brewer, at))
    expect(await split(brewer, batch.id, 2)).toMatchObject({
      error: { kind: "wrong_state", possible: ["archive"] },
    })
  })

  test("by its brewer alone", async () => {
    const { batch } = await fermenting()
    const stranger = await stage.newMember()
    expect(await split(stranger, batch.id, 8)).toEqual({ ok: false, error: { kind: "batch_not_found" } })
  })
})
