import { beforeAll, describe, expect, test } from "vitest"
import { celsius, litres } from "../../../src/brewing/units.ts"
import type { AddMeasurement } from "../../../src/features/brew-log/measurements/add-measurement.ts"
import type { Measurement, Stated } from "../../../src/features/brew-log/index.ts"
import type { Member } from "../../../src/shared/actor.ts"
import type { BatchId, MeasurementId } from "../../../src/shared/ids.ts"
import { done, newId, openStage, planned, type Stage } from "../stage.ts"
import { hydrometer, refractometer, temperature } from "./reading.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})

/** A batch whose yeast went in now. */
const fermenting = async () => {
  const { brewer, batch } = await planned(stage)
  const at = { batchId: batch.id }
  done(await stage.batches.start(brewer, at))
  return { brewer, batch: done(await stage.batches.ferment(brewer, at)) }
}

const add = async (brewer: Member, batchId: BatchId, command: Omit<AddMeasurement, "batchId">) =>
  done(await stage.brewLog.addMeasurement(brewer, { batchId, ...command }))

const read = async (brewer: Member, { batchId, id }: Measurement) =>
  stage.brewLog.readMeasurement(brewer, { batchId, measurementId: id })

const events = (batchId: BatchId) =>
  stage.asOwner(
    "select kind, data from batch_events where batch_id = $1 and kind ~ '^measurement' order by id",
    [batchId],
  )

/** The version of the live document: the batch's own stays as it is. */
const liveVersionOf = async (batchId: BatchId): Promise<number> => {
  const [row] = await stage.asOwner("select live_version from batches where id = $1", [batchId])
  return Number(row?.["live_version"])
}

describe("a measurement", () => {
  test("keeps what was read beside what it means, taken now at the stage where the batch stands", async () => {
    const { brewer, batch } = await fermenting()
    const added = await add(brewer, batch.id, { stated: hydrometer(1.05, 30) })
    expect(added).toMatchObject({
      batchId: batch.id,
      stage: "fermenter",
      stated: hydrometer(1.05, 30),
      takenAt: stage.clock.now(),
      version: 1,
    })
    expect(added.corrected.value).toBeGreaterThan(1.052)
    expect(done(await read(brewer, added))).toEqual(added)
  })

  test("is told in the log, to listeners, and to phones that watch the batch, in one transaction", async () => {
    const { brewer, batch } = await fermenting()
    stage.measured.length = 0
    const { id } = await add(brewer, batch.id, { stated: hydrometer(1.05) })
    expect(await events(batch.id)).toEqual([
      {
        kind: "measurement_added",
        data: {
          measurementId: id,
          measurementKind: "gravity",
          stage: "fermenter",
          takenAt: stage.clock.now().toISOString(),
          value: 1.05,
        },
      },
    ])
    expect(stage.measured).toMatchObject([
      { ownerUid: brewer.uid, measurementKind: "gravity", batch: { id: batch.id } },
    ])
    expect(await liveVersionOf(batch.id)).toBe(batch.version + 1)
    const jobs = await stage.jobs("project_batch")
    expect(jobs.filter(({ payload }) => payload["batchId"] === batch.id)).toHaveLength(1)
  })

  test("repeated under its id is the same one, and is told once", async () => {
    const { brewer, batch } = await fermenting()
    const command = { id: newId<MeasurementId>(), stated: hydrometer(1.05, 22) }
    const first = await add(brewer, batch.id, command)
    stage.clock.pass(60)
    expect(await add(brewer, batch.id, command)).toEqual(first)
    expect(await add(brewer, batch.id, { ...command, stage: first.stage, takenAt: first.takenAt })).toEqual(
      first,
    )
    expect(await events(batch.id)).toHaveLength(1)
  })

  test("sent twice at once is stored once", async () => {
    const { brewer, batch } = await fermenting()
    const command = { id: newId<MeasurementId>(), stated: hydrometer(1.05) }
    const both = await Promise.all([add(brewer, batch.id, command), add(brewer, batch.id, command)])
    expect(both[0]).toEqual(both[1])
    expect(await events(batch.id)).toHaveLength(1)
  })

  test("under an id that is taken is refused: by another figure, another's, or one that was deleted", async () => {
    const { brewer, batch } = await fermenting()
    const other = await fermenting()
    const { id } = await add(brewer, batch.id, { stated: hydrometer(1.05) })
    const refused = { ok: false, error: { kind: "id_taken" } }
    const again = (member: Member, batchId: BatchId, stated: Stated) =>
      stage.brewLog.addMeasurement(member, { batchId, id, stated })
    expect(await again(brewer, batch.id, hydrometer(1.051))).toEqual(refused)
    expect(await again(brewer, batch.id, temperature(20))).toEqual(refused)
    expect(await again(other.brewer, other.batch.id, hydrometer(1.05))).toEqual(refused)
    await stage.brewLog.deleteMeasurement(brewer, {
      batchId: batch.id,
      measurementId: id,
      accepts: () => true,
    })
    expect(await again(brewer, batch.id, hydrometer(1.05))).toEqual(refused)
  })

  test("may lie in the past, and a few minutes ahead, but not in the future", async () => {
    const { brewer, batch } = await fermenting()
    const now = stage.clock.now()
    const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
    const attempt = (takenAt: Date) =>
      stage.brewLog.addMeasurement(brewer, { batchId: batch.id, stated: temperature(20), takenAt })
    expect(done(await attempt(after(-60 * 24 * 30))).takenAt).toEqual(after(-60 * 24 * 30))
    expect(done(await attempt(after(5))).takenAt).toEqual(after(5))
    expect(await attempt(after(6))).toEqual({
      ok: false,
      error: { kind: "in_the_future", given: after(6), now },
    })
  })

  test("of hot wort counts as much as it is when cold", async () => {
    const { brewer, batch } = await planned(stage)
    const stated: Stated = { kind: "volume", volumeLitres: litres(25), sampleCelsius: celsius(100) }
    const hot = await add(brewer, batch.id, { stated, stage: "pre_boil" })
    // Water: 958.4 kg/m³ at 100 °C, 998.2 at 20 °C.
    expect(hot.corrected.value).toBeCloseTo((25 * 958.4) / 998.2, 1)
    expect(hot.stated).toEqual(stated)
    const cold = await add(brewer, batch.id, { stated: { ...stated, sampleCelsius: null } })
    expect(cold.corrected).toMatchObject({ value: 25, method: "as_stated" })
  })

  test("of wort that cannot have fermented takes no reading from before fermentation", async () => {
    const { brewer, batch } = await planned(stage)
    const beer = { batchId: batch.id, stated: refractometer(6, 12) }
    expect(await stage.brewLog.addMeasurement(brewer, beer)).toEqual({
      ok: false,
      error: { kind: "beer_only", stage: "mash" },
    })
    expect(
      done(await stage.brewLog.addMeasurement(brewer, { ...beer, stage: "fermenter" })).corrected.method,
    ).toBe("terrill_cubic")
  })
})

describe("readings of a refractometer", () => {
  test("are corrected anew when the original one comes late, is mended, or goes", async () => {
    const { brewer, batch } = await fermenting()
    const pitched = stage.clock.now()
    stage.clock.pass(14 * 24 * 3600)
    const beer = await add(brewer, batch.id, { stated: refractometer(6.1) })
    expect(beer.corrected).toMatchObject({ value: null, doubts: ["original_missing"] })

    const original = await add(brewer, batch.id, { stated: refractometer(12), takenAt: pitched })
    const known = done(await read(brewer, beer))
    expect(known).toMatchObject({
      version: 2,
      corrected: { original: { brix: 12, source: "refractometer" } },
    })

    const at = { batchId: batch.id, measurementId: original.id, accepts: () => true }
    const mend = (stated: Stated) =>
      stage.brewLog.patchMeasurement(brewer, {
        ...at,
        change: ({ stage, takenAt }) => ({ ok: true, value: { stage, takenAt, stated } }),
      })
    done(await mend(refractometer(13.2)))
    expect(done(await read(brewer, beer)).corrected.value).toBeCloseTo(1.0105, 4) // Terrill's example

    done(await stage.brewLog.deleteMeasurement(brewer, at))
    expect(done(await read(brewer, beer)).corrected).toMatchObject({
      value: null,
      doubts: ["original_missing"],
    })
  })
})

describe("changing a measurement", () => {
  const change =
    (changes: Partial<Pick<Measurement, "stated" | "stage" | "takenAt">>) =>
    ({ stated, stage, takenAt }: Measurement) =>
      ({ ok: true, value: { stated, stage, takenAt, ...changes } }) as const

  test("makes a new version, and says so in the log; a change to the same writes nothing", async () => {
    const { brewer, batch } = await fermenting()
    const { id } = await add(brewer, batch.id, { stated: hydrometer(1.05) })
    const at = { batchId: batch.id, measurementId: id, accepts: (version: number) => version === 1 }
    const patched = done(
      await stage.brewLog.patchMeasurement(brewer, { ...at, change: change({ stated: hydrometer(1.04) }) }),
    )
    expect(patched).toMatchObject({ version: 2, corrected: { value: 1.04 } })
    const before = await liveVersionOf(batch.id)
    const same = await stage.brewLog.patchMeasurement(brewer, {
      ...at,
      accepts: () => true,
      change: change({ stated: hydrometer(1.04) }),
    })
    expect(done(same)).toEqual(patched)
    expect(await liveVersionOf(batch.id)).toBe(before)
    expect((await events(batch.id)).map(({ kind }) => kind)).toEqual([
      "measurement_added",
      "measurement_changed",
    ])
  })

  test("or deleting it of a version that somebody else has changed is refused with the one that is there", async () => {
    const { brewer, batch } = await fermenting()
    const { id } = await add(brewer, batch.id, { stated: hydrometer(1.05) })
    const at = { batchId: batch.id, measurementId: id, accepts: () => false }
    const stale = { ok: false, error: { kind: "version_mismatch", version: 1 } }
    expect(await stage.brewLog.patchMeasurement(brewer, { ...at, change: change({}) })).toEqual(stale)
    expect(await stage.brewLog.deleteMeasurement(brewer, at)).toEqual(stale)
  })

  test("of another's batch, or under another batch of one's own, finds nothing", async () => {
    const { brewer, batch } = await fermenting()
    const { id } = await add(brewer, batch.id, { stated: hydrometer(1.05) })
    const stranger = await fermenting()
    const second = await stage.newRecipe(brewer)
    const other = done(await stage.batches.create(brewer, { recipeId: second.id }))
    for (const [member, batchId, kind] of [
      [stranger.brewer, batch.id, "batch_not_found"],
      [stranger.brewer, stranger.batch.id, "record_not_found"],
      [brewer, other.id, "record_not_found"],
    ] as const) {
      const at = { batchId, measurementId: id, accepts: () => true }
      const missing = { ok: false, error: { kind } }
      expect(await stage.brewLog.readMeasurement(member, at)).toEqual(missing)
      expect(await stage.brewLog.patchMeasurement(member, { ...at, change: change({}) })).toEqual(missing)
      expect(await stage.brewLog.deleteMeasurement(member, at)).toEqual(missing)
    }
    expect((await stage.brewLog.listMeasurements(stranger.brewer, { ...page, batchId: batch.id })).ok).toBe(
      false,
    )
  })
})

const page = { order: "oldest", limit: 50, after: null } as const

describe("the list of measurements", () => {
  test("comes oldest or newest first, in pages that neither repeat nor leave out, also of one moment", async () => {
    const { brewer, batch } = await fermenting()
    const takenAt = stage.clock.now()
    const earlier = new Date(takenAt.getTime() - 60_000)
    const made: MeasurementId[] = []
    for (const degrees of [18, 19, 20, 21])
      made.push((await add(brewer, batch.id, { stated: temperature(degrees), takenAt })).id)
    made.unshift((await add(brewer, batch.id, { stated: temperature(17), takenAt: earlier })).id)
    for (const order of ["oldest", "newest"] as const) {
      const seen: MeasurementId[] = []
      let after: { at: Date; id: MeasurementId } | null = null
      do {
        const request = { batchId: batch.id, order, limit: 2, after }
        const listed: Awaited<ReturnType<typeof stage.brewLog.listMeasurements>> =
          await stage.brewLog.listMeasurements(brewer, request)
        const { items, next } = done(listed)
        seen.push(...items.map(({ id }) => id))
        after = next
      } while (after)
      expect(seen).toEqual(order === "oldest" ? made : made.toReversed())
    }
  })

  test("of one kind leaves out the others, and what was deleted is in none", async () => {
    const { brewer, batch } = await fermenting()
    const gravity = await add(brewer, batch.id, { stated: hydrometer(1.05) })
    const { id } = await add(brewer, batch.id, { stated: temperature(20) })
    const listed = async (kind?: "gravity" | "temperature") =>
      done(await stage.brewLog.listMeasurements(brewer, { ...page, batchId: batch.id, kind })).items
    expect(await listed("gravity")).toEqual([gravity])
    await stage.brewLog.deleteMeasurement(brewer, {
      batchId: batch.id,
      measurementId: id,
      accepts: () => true,
    })
    expect(await listed()).toEqual([gravity])
  })
})

test("the latest of each kind is the last that was taken, not the last that was written down", async () => {
  const { brewer, batch } = await fermenting()
  const now = stage.clock.now()
  const last = await add(brewer, batch.id, { stated: temperature(20) })
  await add(brewer, batch.id, { stated: temperature(25), takenAt: new Date(now.getTime() - 1000) })
  const gravity = await add(brewer, batch.id, { stated: hydrometer(1.05) })
  expect(await stage.brewLog.latestMeasurements(batch.id)).toEqual([gravity, last])
})
