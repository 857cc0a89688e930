import { describe, expect, test } from "vitest"
import * as z from "zod"
import { BatchBody } from "../../src/contract/batch.ts"
import { SplitBody } from "../../src/contract/batch-split.ts"
import { NoteBody } from "../../src/contract/note.ts"
import { TastingBody } from "../../src/contract/tasting.ts"
import { MeasurementBody } from "../../src/contract/measurement.ts"
import { RecipeBody } from "../../src/contract/recipe.ts"
import { ScaleBody } from "../../src/contract/recipe-scale.ts"
import { RecipePatch } from "../../src/contract/recipe-patch.ts"
import { ReminderBody } from "../../src/contract/reminder.ts"
import { operations } from "../support/operations.ts"
import { aRecipe } from "../support/a-recipe.ts"

const lower = "0197f6a2-7c1e-7abc-8def-00aa11bb22cc"
const upper = lower.toUpperCase()

/** Jobs are graphile-worker's, which numbers them. */
const isNumber = (name: string): boolean => name === "jobId"

const withIds = operations.flatMap(({ method, pattern, spec: { params } }) => {
  const names = [...pattern.matchAll(/\w+Id\b/g)].map(([name]) => name).filter((name) => !isNumber(name))
  return params && names.length > 0 ? [{ method, pattern, params, names }] : []
})

describe("an id that iOS writes in upper case is the id that PostgreSQL knows", () => {
  test.each(withIds)("in the address of $method $pattern", ({ params, names }) => {
    const given = Object.fromEntries(names.map((name) => [name, upper]))
    expect(z.parse(params, given)).toEqual(Object.fromEntries(names.map((name) => [name, lower])))
  })

  test("on every route that has one", () => {
    expect(withIds.length).toBeGreaterThan(15)
  })

  test("in the body of a batch", () => {
    const ids = { id: upper, recipeId: upper, equipmentId: upper }
    expect(BatchBody.parse(ids)).toEqual({ id: lower, recipeId: lower, equipmentId: lower })
  })

  test("in the body of a reminder", () => {
    const body = { id: upper, label: "Taste it", dueAt: "2030-01-01T00:00:00Z" }
    expect(ReminderBody.parse(body).id).toBe(lower)
  })

  test("in the body of a measurement", () => {
    expect(MeasurementBody.parse({ id: upper, kind: "ph", ph: 5.2 }).id).toBe(lower)
  })

  test("in the body that splits a batch", () => {
    expect(SplitBody.parse({ id: upper, volumeL: 5 }).id).toBe(lower)
  })

  test("in the bodies of notes and tastings", () => {
    expect(NoteBody.parse({ id: upper, text: "Cloudy" }).id).toBe(lower)
    expect(TastingBody.parse({ id: upper, rating: 4 }).id).toBe(lower)
  })

  test("in the body and the patch of a recipe", () => {
    expect(RecipeBody.parse({ ...aRecipe, photoIds: [upper] }).photoIds).toEqual([lower])
    expect(RecipePatch.parse({ photoIds: [upper] }).photoIds).toEqual([lower])
  })

  test("in the body that scales a recipe to an equipment", () => {
    expect(ScaleBody.parse({ equipmentId: upper }).equipmentId).toBe(lower)
  })

  test("in no other body: one that is added is tested here", () => {
    const bodies = operations.flatMap(({ id, spec }) => (spec.body ? [{ id, body: spec.body }] : []))
    const withUuids = bodies.filter(({ body }) =>
      JSON.stringify(z.toJSONSchema(body, { io: "input", unrepresentable: "any" })).includes('"uuid"'),
    )
    expect(withUuids.map(({ id }) => id).toSorted()).toEqual([
      "addMeasurement",
      "addNote",
      "addTasting",
      "calculateRecipe",
      "createBatch",
      "createRecipe",
      "createReminder",
      "patchRecipe",
      "putRecipe",
      "scaleRecipe",
      "splitBatch",
    ])
  })
})
