import { beforeAll, describe, expect, test } from "vitest"
import type { Batch } from "../../../src/features/batches/index.ts"
import { EquipmentBody } from "../../../src/contract/equipment.ts"
import { fromEquipmentBody } from "../../../src/contract/equipment-mapping.ts"
import type { BatchId, EquipmentId, RecipeId, StepId } from "../../../src/shared/ids.ts"
import { atTheMash, done, newId, openStage, planned, type Stage } from "../stage.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})

const alarmJobs = async (batch: Batch) =>
  (await stage.jobs("ring_alarm")).filter(({ payload }) => payload["batchId"] === batch.id)
const projectionJobs = async (batch: Batch) =>
  (await stage.jobs("project_batch")).filter(({ payload }) => payload["batchId"] === batch.id)

describe("a new batch", () => {
  test("owns a copy of its recipe that outlives the recipe", async () => {
    const { brewer, batch } = await planned(stage)
    await stage.asOwner("delete from recipe_ingredients where recipe_id = $1", [batch.recipeId])
    await stage.asOwner("delete from recipes where id = $1", [batch.recipeId])
    const read = done(await stage.batches.read(brewer, { batchId: batch.id }))
    expect(read).toEqual(batch)
    expect(read.recipe.name).toBe("Pale ale")
  })

  test("heats as much water, and as hot, as the figures of its recipe say", async () => {
    const brewer = await stage.newMember()
    const recipe = await stage.newRecipe(brewer)
    const batch = done(await stage.batches.create(brewer, { recipeId: recipe.id }))
    expect(batch.steps[0]).toMatchObject({
      volumeLitres: recipe.estimates.mashWaterLitres,
      temperatureCelsius: recipe.estimates.strikeCelsius,
    })
    expect(recipe.estimates.strikeCelsius).toBeGreaterThan(66)
  })

  test("is laid out for the equipment that is named, or is the member's own by default, and keeps a copy of it", async () => {
    const brewer = await stage.newMember()
    const recipe = await stage.newRecipe(brewer)
    const usual = done(await stage.batches.create(brewer, { recipeId: recipe.id }))
    const profile = fromEquipmentBody(
      EquipmentBody.parse({ name: "Big", systemType: "all_grain", batchVolumeL: 20, boilOffLPerHour: 9 }),
    )
    const big = done(await stage.equipment.create(brewer, { ...profile, isDefault: true }))
    const spargeOf = ({ steps }: Batch) => steps.find(({ kind }) => kind === "sparge")?.volumeLitres ?? 0
    const named = done(await stage.batches.create(brewer, { recipeId: recipe.id, equipmentId: big.id }))
    expect(spargeOf(named)).toBeCloseTo(spargeOf(usual) + 6, 6) // it boils off 9 L/h, the usual is 3
    const byDefault = done(await stage.batches.create(brewer, { recipeId: recipe.id }))
    expect(spargeOf(byDefault)).toBe(spargeOf(named))
    await stage.equipment.delete(brewer, { id: big.id, accepts: () => true })
    const read = done(await stage.batches.read(brewer, { batchId: named.id }))
    expect(read).toEqual(named)
    expect(read.equipment).toMatchObject({ id: big.id, profile: { name: "Big" } })
  })

  test("for equipment that is missing or another's is refused, and nothing is stored", async () => {
    const [brewer, stranger] = [await stage.newMember(), await stage.newMember()]
    const recipe = await stage.newRecipe(brewer)
    const body = EquipmentBody.parse({ name: "Theirs", systemType: "all_in_one", batchVolumeL: 20 })
    const theirs = done(await stage.equipment.create(stranger, fromEquipmentBody(body)))
    for (const equipmentId of [newId<EquipmentId>(), theirs.id]) {
      const id = newId<BatchId>()
      expect(await stage.batches.create(brewer, { id, recipeId: recipe.id, equipmentId })).toEqual({
        ok: false,
        error: { kind: "equipment_not_found" },
      })
      expect(await stage.asOwner("select from batches where id = $1", [id])).toEqual([])
    }
  })

  test("repeated under the same id is the same batch; under an id that is taken it is refused", async () => {
    const brewer = await stage.newMember()
    const stranger = await stage.newMember()
    const recipe = await stage.newRecipe(brewer)
    const theirs = await stage.newRecipe(stranger)
    const command = { id: newId<BatchId>(), recipeId: recipe.id }
    const first = done(await stage.batches.create(brewer, command))
    expect(done(await stage.batches.create(brewer, command))).toEqual(first)
    expect(await stage.batches.create(stranger, { id: command.id, recipeId: theirs.id })).toEqual({
      ok: false,
      error: { kind: "batch_id_taken" },
    })
  })

  test("repeated after its recipe was deleted is the same batch", async () => {
    const brewer = await stage.newMember()
    const recipe = await stage.newRecipe(brewer)
    const command = { id: newId<BatchId>(), recipeId: recipe.id }
    const first = done(await stage.batches.create(brewer, command))
    await stage.asOwner("update recipes set deleted_at = now() where id = $1", [recipe.id])
    expect(done(await stage.batches.create(brewer, command))).toEqual(first)
  })

  test("under the id of another batch of one's own is refused: other name, day or recipe", async () => {
    const brewer = await stage.newMember()
    const [recipe, other] = [await stage.newRecipe(brewer), await stage.newRecipe(brewer)]
    const command = {
      id: newId<BatchId>(),
      recipeId: recipe.id,
      plannedFor: new Date("2026-12-01T09:00:00Z"),
    }
    const first = done(await stage.batches.create(brewer, command))
    for (const difference of [{ name: "Other" }, { plannedFor: undefined }, { recipeId: other.id }]) {
      expect(await stage.batches.create(brewer, { ...command, ...difference })).toEqual({
        ok: false,
        error: { kind: "batch_id_taken" },
      })
    }
    expect(done(await stage.batches.create(brewer, { ...command, name: first.name }))).toEqual(first)
  })

  test("of a recipe that is missing or another's is refused, and nothing is stored", async () => {
    const { batch } = await planned(stage)
    const stranger = await stage.newMember()
    const id = newId<BatchId>()
    for (const recipeId of [newId<RecipeId>(), batch.recipeId]) {
      expect(await stage.batches.create(stranger, { id, recipeId })).toEqual({
        ok: false,
        error: { kind: "recipe_not_found" },
      })
    }
    expect(await stage.asOwner("select from batches where id = $1", [id])).toHaveLength(0)
  })
})

describe("what is another's", () => {
  test("is not there: not to read, to start, to move, to delete", async () => {
    const { batch, mash } = await atTheMash(stage)
    const stranger = await stage.newMember()
    const missing = { ok: false, error: { kind: "batch_not_found" } }
    expect(await stage.batches.read(stranger, { batchId: batch.id })).toEqual(missing)
    expect(await stage.batches.start(stranger, { batchId: batch.id })).toEqual(missing)
    expect(await stage.batches.startStep(stranger, mash)).toEqual(missing)
    expect(await stage.batches.delete(stranger, { batchId: batch.id, accepts: () => true })).toEqual(missing)
    expect((await stage.batches.list(stranger, { limit: 10, after: null })).items).toEqual([])
  })
})

describe("the list", () => {
  test("comes newest first, in pages that neither repeat nor leave out", async () => {
    const brewer = await stage.newMember()
    const recipe = await stage.newRecipe(brewer)
    const made: BatchId[] = []
    for (let count = 0; count < 5; count += 1) {
      if (count !== 2) stage.clock.pass(1)
      made.push(done(await stage.batches.create(brewer, { recipeId: recipe.id })).id)
    }
    const seen: BatchId[] = []
    let after = null
    do {
      const page: Awaited<ReturnType<typeof stage.batches.list>> = await stage.batches.list(brewer, {
        limit: 2,
        after,
      })
      seen.push(...page.items.map(({ id }) => id))
      after = page.next
    } while (after)
    expect(seen).toEqual(made.toReversed())
  })
})

describe("starting a step with a clock", () => {
  test("sets one alarm, due when the step is, in the same transaction", async () => {
    const { brewer, batch, mash } = await atTheMash(stage)
    expect(await alarmJobs(batch)).toEqual([])
    const started = done(await stage.batches.startStep(brewer, mash))
    const dueAt = new Date(stage.clock.now().getTime() + 60 * 60_000)
    expect(await alarmJobs(batch)).toEqual([
      {
        task: "ring_alarm",
        key: `alarm:${batch.id}:${mash.stepId}`,
        runAt: dueAt,
        payload: {
          ownerUid: brewer.uid,
          batchId: batch.id,
          alarmId: mash.stepId,
          dueAt: dueAt.toISOString(),
        },
      },
    ])
    expect(started.version).toBe(batch.version + 1)
  })

  test("from two phones at once gives one timer and one alarm", async () => {
    const { brewer, batch, mash } = await atTheMash(stage)
    stage.clock.tick(1)
    const taps = await Promise.all(Array.from({ length: 8 }, () => stage.batches.startStep(brewer, mash)))
    stage.clock.tick(0)
    const [first, ...others] = taps.map(done)
    expect(first?.version).toBe(batch.version + 1)
    expect(others).toEqual(others.map(() => first))
    expect(await alarmJobs(batch)).toHaveLength(1)
  })

  test("that fails leaves nothing behind", async () => {
    const { brewer, batch, mash } = await atTheMash(stage)
    await stage.db
      .transaction(async () => {
        done(await stage.batches.startStep(brewer, mash))
        throw new Error("the process dies here")
      })
      .catch(() => undefined)
    expect(await alarmJobs(batch)).toEqual([])
    expect(done(await stage.batches.read(brewer, { batchId: batch.id }))).toEqual(batch)
  })
})

describe("the alarms of a step", () => {
  test("are forgotten while it is paused and move by the time of the pause", async () => {
    const { brewer, batch, mash } = await atTheMash(stage)
    await stage.batches.startStep(brewer, mash)
    const [before] = await alarmJobs(batch)
    stage.clock.pass(600)
    await stage.batches.pauseStep(brewer, mash)
    expect(await alarmJobs(batch)).toEqual([])
    stage.clock.pass(86_400)
    await stage.batches.resumeStep(brewer, mash)
    const [after] = await alarmJobs(batch)
    expect(after?.runAt.getTime()).toBe((before?.runAt.getTime() ?? 0) + 86_400_000)
  })

  test.each(["completeStep", "cancel", "delete"] as const)("are forgotten on %s", async (move) => {
    const { brewer, batch, mash } = await atTheMash(stage)
    await stage.batches.startStep(brewer, mash)
    expect(await alarmJobs(batch)).toHaveLength(1)
    if (move === "completeStep") await stage.batches.completeStep(brewer, mash)
    else if (move === "cancel") await stage.batches.cancel(brewer, { batchId: batch.id })
    else await stage.batches.delete(brewer, { batchId: batch.id, accepts: () => true })
    expect(await alarmJobs(batch)).toEqual([])
  })
})

describe("a move", () => {
  test("that changes nothing writes nothing: no version, no job", async () => {
    const { brewer, batch, mash } = await atTheMash(stage)
    const once = done(await stage.batches.startStep(brewer, mash))
    await stage.asOwner("delete from graphile_worker._private_jobs")
    stage.clock.pass(5)
    expect(done(await stage.batches.startStep(brewer, mash))).toEqual(once)
    expect(await stage.jobs()).toEqual([])
    expect(done(await stage.batches.read(brewer, { batchId: batch.id })).version).toBe(once.version)
  })

  test("on a step that the batch does not have is refused", async () => {
    const { brewer, batch } = await planned(stage)
    expect(await stage.batches.startStep(brewer, { batchId: batch.id, stepId: newId<StepId>() })).toEqual({
      ok: false,
      error: { kind: "step_not_found" },
    })
  })

  test("many of them ask for one projection", async () => {
    const { batch } = await atTheMash(stage)
    expect(await projectionJobs(batch)).toHaveLength(1)
  })
})

describe("deleting a batch", () => {
  test("needs a version that the member accepts, and says which one there is", async () => {
    const { brewer, batch } = await planned(stage)
    const stale = await stage.batches.delete(brewer, {
      batchId: batch.id,
      accepts: (version) => version === 99,
    })
    expect(stale).toEqual({ ok: false, error: { kind: "version_mismatch", version: 1 } })
    expect(done(await stage.batches.read(brewer, { batchId: batch.id }))).toEqual(batch)
  })

  test("leaves a tombstone that only a sync can see", async () => {
    const { brewer, batch } = await planned(stage)
    done(await stage.batches.delete(brewer, { batchId: batch.id, accepts: () => true }))
    expect(await stage.batches.read(brewer, { batchId: batch.id })).toMatchObject({ ok: false })
    const [row] = await stage.asOwner("select version, deleted_at from batches where id = $1", [batch.id])
    expect(row).toEqual({ version: 2, deleted_at: stage.clock.now() })
  })
})
