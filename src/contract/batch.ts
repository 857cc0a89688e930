import * as z from "zod"
import {
  type Batch,
  type BatchEquipment,
  batchStates,
  type BatchSummary,
  currentStep,
} from "../features/batches/index.ts"
import type { BatchId, EquipmentId, RecipeId, StepId } from "../shared/ids.ts"
import { roundTo } from "./calculators/round-to.ts"
import { StepWire, toStepsWire } from "./brew-day-step.ts"
import { EquipmentWire } from "./equipment.ts"
import { toEquipmentFields } from "./equipment-mapping.ts"
import { RecipeWire } from "./recipe.ts"
import { toRecipeFields } from "./recipe-mapping.ts"
import { id } from "./wire-id.ts"
import { line } from "./wire-text.ts"
import { givenTime, wireTime } from "./wire-time.ts"

const batchId = id<BatchId>()
const name = line(200)

export const BatchBody = z
  .strictObject({
    id: batchId
      .optional()
      .describe("UUIDv7, made by the client, so that it can create offline and repeat safely"),
    recipeId: id<RecipeId>().describe("The recipe to brew; the batch takes a copy of it"),
    equipmentId: id<EquipmentId>()
      .optional()
      .describe(
        "What to brew with: one's default equipment, or else the usual, when left out; the batch takes a copy",
      ),
    name: name.optional().describe("The recipe's name by default"),
    plannedFor: givenTime.optional(),
  })
  .meta({ id: "BatchInput" })

/** A JSON Merge Patch of a batch: null removes the day it was planned for. */
export const BatchPatch = z
  .strictObject({
    name: name.exactOptional(),
    plannedFor: givenTime.nullable().exactOptional(),
  })
  .meta({ id: "BatchPatch" })

const summary = {
  id: z.uuid(),
  name,
  state: z.enum(batchStates),
  recipeId: z.uuid(),
  splitFromId: z.uuid().nullable().describe("The batch that this one is a part of"),
  timeZone: z.string().describe("The brewer's own when the batch was made: days are counted by it"),
  plannedFor: wireTime.nullable(),
  startedAt: wireTime.nullable(),
  pitchedAt: wireTime.nullable().describe("When fermentation began"),
  packagedAt: wireTime.nullable(),
  completedAt: wireTime.nullable(),
  cancelledAt: wireTime.nullable(),
  archivedAt: wireTime.nullable(),
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
    equipment: EquipmentWire.omit({
      version: true,
      createdAt: true,
      updatedAt: true,
      boilingC: true,
      isDefault: true,
    })
      .meta({ id: "BrewedEquipment", description: "The equipment as it was when the batch was made" })
      .nullable(),
    volumeL: z
      .number()
      .describe(
        "For the fermenter, by the recipe, or what the last split left there; what was measured stands in the summary",
      ),
    currentStepId: z
      .uuid()
      .nullable()
      .describe("The step whose turn it is on the brew day; while it ferments, the next one by day"),
    steps: z.array(StepWire),
  })
  .meta({ id: "Batch" })
export type BatchWire = z.output<typeof BatchWire>

export const toBatchSummaryWire = (batch: BatchSummary): BatchSummaryWire => ({
  id: batch.id,
  name: batch.name,
  state: batch.state,
  recipeId: batch.recipeId,
  splitFromId: batch.splitFromId,
  timeZone: batch.timeZone,
  plannedFor: toTime(batch.plannedFor),
  startedAt: toTime(batch.startedAt),
  pitchedAt: toTime(batch.pitchedAt),
  packagedAt: toTime(batch.packagedAt),
  completedAt: toTime(batch.completedAt),
  cancelledAt: toTime(batch.cancelledAt),
  archivedAt: toTime(batch.archivedAt),
  version: batch.version,
  createdAt: batch.createdAt.toISOString(),
  updatedAt: batch.updatedAt.toISOString(),
})

export const toBatchWire = (batch: Batch): BatchWire => ({
  ...toBatchSummaryWire(batch),
  recipe: toRecipeFields(batch.recipe),
  equipment: batch.equipment && toBrewedEquipment(batch.equipment),
  volumeL: roundTo(3, batch.volume?.litres ?? batch.recipe.batchVolumeLitres),
  currentStepId: currentStep(batch)?.id ?? null,
  steps: toStepsWire(batch),
})

const toBrewedEquipment = ({ id, profile }: BatchEquipment) => {
  const { isDefault: _now, ...fields } = toEquipmentFields({ profile, isDefault: false })
  return { id, ...fields }
}

const toTime = (date: Date | null): string | null => date?.toISOString() ?? null

export const BatchParams = z.strictObject({ batchId })
export const StepParams = z.strictObject({ batchId, stepId: id<StepId>() })

/** What the list of batches is ordered by. */
export const BatchKey = z.strictObject({
  createdAt: wireTime.transform((text) => new Date(text)),
  id: batchId,
})
