import * as z from "zod"
import {
  type Batch,
  batchStates,
  type BatchSummary,
  currentStep,
  shownSteps,
} from "../features/batches/index.ts"
import type { BatchId, RecipeId, StepId } from "../shared/ids.ts"
import { StepWire, toStepWire } from "./brew-day-step.ts"
import { RecipeWire } from "./recipe.ts"
import { toRecipeFields } from "./recipe-mapping.ts"
import { id } from "./wire-id.ts"
import { line } from "./wire-text.ts"
import { wireTime } from "./wire-time.ts"

const batchId = id<BatchId>()
const name = line(200)

export const BatchBody = z
  .strictObject({
    id: batchId
      .optional()
      .describe("UUIDv7, made by the client, so that it can create offline and repeat safely"),
    recipeId: id<RecipeId>().describe("The recipe to brew; the batch takes a copy of it"),
    name: name.optional().describe("The recipe's name by default"),
    plannedFor: wireTime.transform((text) => new Date(text)).optional(),
  })
  .meta({ id: "BatchInput" })

const summary = {
  id: z.uuid(),
  name,
  state: z.enum(batchStates),
  recipeId: z.uuid(),
  plannedFor: wireTime.nullable(),
  startedAt: wireTime.nullable(),
  version: z.int().min(1),
  createdAt: wireTime,
  updatedAt: wireTime,
}

/** A batch in a list: what is needed to choose it. */
export const BatchSummaryWire = z.object(summary).meta({ id: "BatchSummary" })
export type BatchSummaryWire = z.output<typeof BatchSummaryWire>

/** A batch as its brewer reads it. */
export const BatchWire = z
  .object({
    ...summary,
    recipe: RecipeWire.omit({
      id: true,
      version: true,
      createdAt: true,
      updatedAt: true,
      estimates: true,
    }).meta({
      id: "BrewedRecipe",
      description: "The recipe as it was when the batch was made",
    }),
    currentStepId: z.uuid().nullable().describe("The step of the brew day whose turn it is"),
    steps: z.array(StepWire),
  })
  .meta({ id: "Batch" })
export type BatchWire = z.output<typeof BatchWire>

export const toBatchSummaryWire = (batch: BatchSummary): BatchSummaryWire => ({
  id: batch.id,
  name: batch.name,
  state: batch.state,
  recipeId: batch.recipeId,
  plannedFor: batch.plannedFor?.toISOString() ?? null,
  startedAt: batch.startedAt?.toISOString() ?? null,
  version: batch.version,
  createdAt: batch.createdAt.toISOString(),
  updatedAt: batch.updatedAt.toISOString(),
})

export const toBatchWire = (batch: Batch): BatchWire => ({
  ...toBatchSummaryWire(batch),
  recipe: toRecipeFields(batch.recipe),
  currentStepId: batch.state === "brewing" ? (currentStep(batch)?.id ?? null) : null,
  steps: shownSteps(batch).map(toStepWire),
})

export const BatchParams = z.strictObject({ batchId })
export const StepParams = z.strictObject({ batchId, stepId: id<StepId>() })

/** What the list of batches is ordered by. */
export const BatchKey = z.strictObject({
  createdAt: wireTime.transform((text) => new Date(text)),
  id: batchId,
})
