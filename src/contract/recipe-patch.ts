import * as z from "zod"
import { isYieldAssumed, type RecipeContent, type StoredRecipe } from "../features/recipes/index.ts"
import { err, ok, type Result } from "../shared/result.ts"
import { mergePatch } from "./merge-patch.ts"
import { RecipeBody } from "./recipe.ts"
import { recipeFields as fields, recipeList as list } from "./recipe-fields.ts"
import * as ingredients from "./recipe-ingredients.ts"
import { fromRecipeBody, toRecipeFields } from "./recipe-mapping.ts"
import * as process from "./recipe-process.ts"

/**
 * A change of some fields (RFC 7396): null takes away what is there, so that the default holds again; lists are
 * replaced as a whole. What comes out is validated as a recipe.
 */
export const RecipePatch = z
  .strictObject({
    ...fields,
    fermentables: list(ingredients.FermentableBody).nullable(),
    hops: list(ingredients.HopBody).nullable(),
    cultures: list(ingredients.CultureBody).nullable(),
    miscs: list(ingredients.MiscBody).nullable(),
    waterProfile: process.WaterProfilePatch.nullable(),
    waterAdditions: list(process.WaterAdditionBody).nullable(),
    mash: z
      .strictObject({ steps: list(process.MashStepBody).nullable() })
      .partial()
      .nullable(),
    fermentation: z
      .strictObject({ steps: list(process.FermentationStepBody).nullable() })
      .partial()
      .nullable(),
    notes: fields.notes.nullable(),
    tags: fields.tags.nullable(),
    photoIds: fields.photoIds.nullable(),
    visibility: fields.visibility.nullable(),
    settings: process.SettingsPatch.nullable(),
    extensions: z.record(z.string(), z.string().nullable()).nullable(),
  })
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, {
    params: {
      code: "required",
      text: { en: "A patch names at least one field.", fr: "Une modification nomme au moins un champ." },
    },
  })
  .meta({ id: "RecipePatch", minProperties: 1 })
export type RecipePatch = z.output<typeof RecipePatch>

/** The patched recipe would not be one: zod's issues, and the input they are about. */
export type InvalidPatch = {
  readonly kind: "invalid_patch"
  readonly issues: readonly z.core.$ZodIssue[]
  readonly input: unknown
}

/**
 * Applies a patch to a recipe, in the form that clients know it in, and validates what comes out as a whole. What was
 * assumed of fermentables still is when the patch leaves them alone: by now it looks as if their author had said it.
 */
export const patched = (
  { document, estimates }: Pick<StoredRecipe, "document" | "estimates">,
  patch: RecipePatch,
): Result<RecipeContent, InvalidPatch> => {
  const input = mergePatch(toRecipeFields(document), patch)
  const body = RecipeBody.safeParse(input)
  if (!body.success) return err({ kind: "invalid_patch", issues: body.error.issues, input })
  const content = fromRecipeBody(body.data)
  return ok(
    "fermentables" in patch ? content : { ...content, assumed: estimates.warnings.filter(isYieldAssumed) },
  )
}
