import { scaleRecipe as scaleContent, type ScaleError, type ScaleTarget } from "../../brewing/scale-recipe.ts"
import type { Member } from "../../shared/actor.ts"
import type { RecipeId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import { createRecipe } from "./create-recipe.ts"
import { readRecipe, type RecipeNotFound } from "./read-recipe.ts"
import type { RecipeDeps } from "./recipe-deps.ts"
import { estimate, isYieldAssumed, type RecipeWarning } from "./recipe-estimates.ts"
import type { StoredRecipe } from "./stored-recipe.ts"

export type ScaleRecipe = {
  readonly id: RecipeId
  readonly to: ScaleTarget
  /** Whether the scaled recipe becomes one of the member's; otherwise it is only told. */
  readonly save: boolean
}

export type ScaledRecipe =
  | { readonly stored: true; readonly recipe: StoredRecipe }
  | { readonly stored: false; readonly recipe: Pick<StoredRecipe, "document" | "estimates"> }

/**
 * A recipe of one's own for another volume and efficiency: the same beer. The recipe itself stays as it is; what is stored
 * is a new one, private until its owner says otherwise.
 */
export const scaleRecipe = async (
  deps: RecipeDeps,
  member: Member,
  { id, to, save }: ScaleRecipe,
): Promise<Result<ScaledRecipe, RecipeNotFound | ScaleError>> => {
  const read = await readRecipe(deps, member, id)
  if (!read.ok) return read
  const { document, estimates } = read.value
  const scaled = scaleContent(document, to)
  if (!scaled.ok) return err(scaled.error)
  const content = {
    document: { ...document, ...scaled.value.recipe, visibility: "private" as const },
    assumed: [
      ...estimates.warnings.filter(isYieldAssumed),
      ...(scaled.value.colorShifts ? [colorShifted] : []),
    ],
  }
  return ok(
    save
      ? { stored: true, recipe: await createRecipe(deps, member, content) }
      : {
          stored: false,
          recipe: { document: content.document, estimates: estimate(content.document, content.assumed) },
        },
  )
}

const colorShifted: RecipeWarning = {
  code: "color_shifted",
  figure: "colorEbc",
  message: {
    en: "Scaled to another efficiency, this grist keeps its gravity but not quite its colour.",
    fr: "Mise à l'échelle pour un autre rendement, cette recette garde sa densité mais pas tout à fait sa couleur.",
  },
}
