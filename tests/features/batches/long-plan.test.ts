import { beforeAll, expect, test } from "vitest"
import { celsius, minutes } from "../../../src/brewing/units.ts"
import type { Recipe } from "../../../src/brewing/recipe.ts"
import { hop, paleAle } from "./brewing.ts"
import { done, openStage, type Stage } from "../stage.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})

const hundred = <T>(one: (index: number) => T): readonly T[] =>
  Array.from({ length: 100 }, (_, index) => one(index))

/** As much as a recipe may hold: a hundred rests, a hundred hops in the boil, a hundred changes of temperature. */
const longest: Recipe = {
  ...paleAle,
  hops: hundred((index) => hop(`Houblon n° ${index} `.padEnd(200, "x"), "boil", index)),
  boilMinutes: minutes(100),
  mash: {
    steps: hundred((index) => ({
      name: `Palier ${index} `.padEnd(200, "x"),
      kind: "temperature",
      temperatureCelsius: celsius(40 + index / 4),
      minutes: minutes(1),
      infusionLitres: null,
    })),
  },
  fermentation: {
    steps: hundred((index) => ({
      name: `Étape ${index} `.padEnd(200, "x"),
      temperatureCelsius: celsius(10 + (index % 2)),
      days: 1,
      rampDays: null,
    })),
  },
}

/** What Firestore takes in one document. */
const mostBytes = 1024 * 1024

test("a plan of two hundred steps is laid out, goes on, and fits into its live document", async () => {
  const brewer = await stage.newMember()
  const recipe = await stage.recipes.create(brewer, {
    document: { ...longest, styleId: null, photoIds: [], visibility: "private" },
    assumed: [],
  })
  const batch = done(await stage.batches.create(brewer, { recipeId: recipe.id }))
  expect(batch.steps.length).toBeGreaterThan(200)
  const at = { batchId: batch.id }
  done(await stage.batches.start(brewer, at))
  for (const { id: stepId, kind } of batch.steps.slice(
    0,
    batch.steps.findIndex((step) => step.kind === "boil"),
  )) {
    expect(kind).not.toBe("boil")
    done(await stage.batches.skipStep(brewer, { ...at, stepId }))
  }
  const boil = batch.steps.find(({ kind }) => kind === "boil")
  if (!boil) throw new Error("it is boiled")
  done(await stage.batches.startStep(brewer, { ...at, stepId: boil.id }))
  expect(await stage.jobs("ring_alarm")).toHaveLength(102) // each hop, the finings, and the end
  stage.clock.pass(2)
  await stage.live.projectBatch({ ownerUid: brewer.uid, batchId: batch.id })
  const document = await stage.store.read(`users/${brewer.uid}/batches/${batch.id}`)
  expect(document).toMatchObject({ currentStepId: boil.id })
  expect(JSON.stringify(document?.["alarms"]).length).toBeGreaterThan(10_000)
  expect(new TextEncoder().encode(JSON.stringify(document)).length).toBeLessThan(mostBytes)
})
