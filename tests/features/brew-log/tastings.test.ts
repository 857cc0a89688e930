import { beforeAll, describe, expect, test } from "vitest"
import type { TastingContent } from "../../../src/features/brew-log/index.ts"
import { ok } from "../../../src/shared/result.ts"
import type { TastingId } from "../../../src/shared/ids.ts"
import { done, newId, openStage, planned, type Stage } from "../stage.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})

const any = (): boolean => true

const packaged = async () => {
  const { brewer, batch } = await planned(stage)
  const at = { batchId: batch.id }
  done(await stage.batches.start(brewer, at))
  done(await stage.batches.ferment(brewer, at))
  done(await stage.batches.package(brewer, at))
  return { brewer, ...at }
}

const good: Omit<TastingContent, "tastedAt"> = {
  rating: 4,
  note: "Sèche et citronnée",
  scoreSheet: {
    points: { aroma: 10, appearance: 3, flavor: 17, mouthfeel: 4, overall: 8 },
    descriptors: ["estery", "grassy"],
  },
}

describe("a tasting", () => {
  test("is possible from the packaging on; before, the answer says what is", async () => {
    const { brewer, batch } = await planned(stage)
    const taste = { batchId: batch.id, ...good }
    expect(await stage.brewLog.addTasting(brewer, taste)).toMatchObject({
      ok: false,
      error: { kind: "wrong_state", state: "planned", possible: ["start", "cancel"] },
    })
    done(await stage.batches.start(brewer, taste))
    done(await stage.batches.ferment(brewer, taste))
    expect((await stage.brewLog.addTasting(brewer, taste)).ok).toBe(false)
    done(await stage.batches.package(brewer, taste))
    done(await stage.brewLog.addTasting(brewer, taste))
    done(await stage.batches.complete(brewer, taste))
    done(await stage.batches.archive(brewer, taste))
    done(await stage.brewLog.addTasting(brewer, taste))
  })

  test("keeps stars, words and score sheet, or does without one", async () => {
    const { brewer, batchId } = await packaged()
    const tasting = done(await stage.brewLog.addTasting(brewer, { batchId, ...good }))
    expect(tasting).toMatchObject({ ...good, tastedAt: stage.clock.now(), version: 1 })
    expect(done(await stage.brewLog.readTasting(brewer, { batchId, tastingId: tasting.id }))).toEqual(tasting)
    // 10 + 3 + 17 + 4 + 8
    expect(await stage.asOwner("select score from batch_tastings where id = $1", [tasting.id])).toEqual([
      { score: 42 },
    ])
    const plain = await stage.brewLog.addTasting(brewer, { batchId, ...good, scoreSheet: null })
    expect(done(plain).scoreSheet).toBeNull()
  })

  test("repeated under its id is the same one, in whatever order its faults are named", async () => {
    const { brewer, batchId } = await packaged()
    const command = { batchId, id: newId<TastingId>(), ...good }
    const first = done(await stage.brewLog.addTasting(brewer, command))
    const reordered = good.scoreSheet && { ...good.scoreSheet, descriptors: ["grassy", "estery"] as const }
    expect(done(await stage.brewLog.addTasting(brewer, { ...command, scoreSheet: reordered }))).toEqual(first)
    expect(await stage.brewLog.addTasting(brewer, { ...command, rating: 3 })).toEqual({
      ok: false,
      error: { kind: "id_taken" },
    })
    // A phone that is late repeats it after the packaging was taken back, too.
    await stage.asOwner("update batches set packaged_at = null, state = 'fermenting' where id = $1", [
      batchId,
    ])
    expect(done(await stage.brewLog.addTasting(brewer, command))).toEqual(first)
  })

  test("is changed and deleted at the version that was seen only, and stands in the log", async () => {
    const { brewer, batchId } = await packaged()
    const { id, tastedAt } = done(await stage.brewLog.addTasting(brewer, { batchId, ...good }))
    const at = { batchId, tastingId: id }
    const change = () => ok({ ...good, rating: 5, scoreSheet: null, tastedAt })
    const changed = done(await stage.brewLog.patchTasting(brewer, { ...at, accepts: (v) => v === 1, change }))
    expect(changed).toMatchObject({ rating: 5, scoreSheet: null, version: 2 })
    const stale = { ok: false, error: { kind: "version_mismatch", version: 2 } }
    expect(await stage.brewLog.patchTasting(brewer, { ...at, accepts: (v) => v === 1, change })).toEqual(
      stale,
    )
    expect(await stage.brewLog.deleteTasting(brewer, { ...at, accepts: (v) => v === 1 })).toEqual(stale)
    done(await stage.brewLog.patchTasting(brewer, { ...at, accepts: any, change }))
    done(await stage.brewLog.deleteTasting(brewer, { ...at, accepts: any }))
    expect(
      await stage.asOwner(
        "select kind, data->'rating' as rating from batch_events where batch_id = $1 and kind ~ '^tasting' order by id",
        [batchId],
      ),
    ).toEqual([
      { kind: "tasting_added", rating: 4 },
      { kind: "tasting_changed", rating: 5 },
      { kind: "tasting_deleted", rating: 5 },
    ])
    expect(
      done(await stage.brewLog.listTastings(brewer, { batchId, order: "newest", limit: 5, after: null }))
        .items,
    ).toEqual([])
  })

  test("of another's batch is not there", async () => {
    const { brewer, batchId } = await packaged()
    const { id, tastedAt } = done(await stage.brewLog.addTasting(brewer, { batchId, ...good }))
    const stranger = await packaged()
    for (const of of [batchId, stranger.batchId]) {
      const at = { batchId: of, tastingId: id, accepts: any }
      expect((await stage.brewLog.readTasting(stranger.brewer, at)).ok).toBe(false)
      const change = () => ok({ ...good, tastedAt })
      expect((await stage.brewLog.patchTasting(stranger.brewer, { ...at, change })).ok).toBe(false)
      expect((await stage.brewLog.deleteTasting(stranger.brewer, at)).ok).toBe(false)
    }
  })
})
