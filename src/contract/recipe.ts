import * as z from "zod"
import { recipeLimits } from "../brewing/recipe-limits.ts"
import type { RecipeId } from "../shared/ids.ts"
import { EstimatesWire } from "./estimates.ts"
import { recipeFields as fields, recipeList as list } from "./recipe-fields.ts"
import * as ingredients from "./recipe-ingredients.ts"
import * as process from "./recipe-process.ts"
import { id } from "./wire-id.ts"
import { line } from "./wire-text.ts"
import { wireTime } from "./wire-time.ts"

/** A whole recipe as a client sends it: five fields are required, everything else has a default. */
export const RecipeBody = z
  .strictObject({
    ...fields,
    styleId: fields.styleId.default(null),
    boilVolumeL: fields.boilVolumeL.default(null),
    fermentables: list(ingredients.FermentableBody).default([]),
    hops: list(ingredients.HopBody).default([]),
    cultures: list(ingredients.CultureBody).default([]),
    miscs: list(ingredients.MiscBody).default([]),
    waterProfile: process.WaterProfileBody.nullable().default(null),
    waterAdditions: list(process.WaterAdditionBody).default([]),
    mash: z.strictObject({ steps: list(process.MashStepBody).default([]) }).prefault({}),
    fermentation: z.strictObject({ steps: list(process.FermentationStepBody).default([]) }).prefault({}),
    carbonationVolumes: fields.carbonationVolumes.default(null),
    notes: fields.notes.default(""),
    tags: fields.tags.default([]),
    photoIds: fields.photoIds.default([]),
    visibility: fields.visibility.default("private"),
    settings: process.SettingsBody.prefault({}),
    extensions: fields.extensions.default({}),
  })
  .meta({ id: "RecipeInput" })
export type RecipeBody = z.output<typeof RecipeBody>

/** A recipe in the making, whose figures are wanted: it needs no name yet. */
export const RecipeDraft = RecipeBody.extend({
  name: line(recipeLimits.nameLength, { minLength: 0 }).default(""),
}).meta({ id: "RecipeDraft" })

const row = {
  id: z.uuid(),
  version: z.int().min(1),
  createdAt: wireTime,
  updatedAt: wireTime,
}

/** A recipe as its owner reads it: everything is there. */
export const RecipeWire = z
  .object({
    ...row,
    ...fields,
    fermentables: list(ingredients.FermentableWire),
    hops: list(ingredients.HopWire),
    cultures: list(ingredients.CultureWire),
    miscs: list(ingredients.MiscWire),
    waterProfile: process.WaterProfileWire.nullable(),
    waterAdditions: list(process.WaterAdditionWire),
    mash: z.object({ steps: list(process.MashStepWire) }),
    fermentation: z.object({ steps: list(process.FermentationStepWire) }),
    settings: process.SettingsWire,
    estimates: EstimatesWire,
  })
  .meta({ id: "Recipe" })
export type RecipeWire = z.output<typeof RecipeWire>

/** A recipe in a list: what is needed to choose it. */
export const RecipeSummaryWire = z
  .object({
    ...row,
    name: fields.name,
    type: fields.type,
    styleId: fields.styleId,
    batchVolumeL: fields.batchVolumeL,
    tags: fields.tags,
    visibility: fields.visibility,
    estimates: EstimatesWire,
  })
  .meta({ id: "RecipeSummary" })
export type RecipeSummaryWire = z.output<typeof RecipeSummaryWire>

/** The figures of a draft. */
export const CalculationWire = z.object({ estimates: EstimatesWire }).meta({ id: "Calculation" })

const recipeId = id<RecipeId>()

export const RecipeParams = z.strictObject({
  recipeId: recipeId.describe("UUIDv7, made by the client or by the server"),
})

/** What the list of recipes is ordered by. */
export const RecipeKey = z.strictObject({
  createdAt: wireTime.transform((text) => new Date(text)),
  id: recipeId,
})
