import { bjcp2021, bjcpStyle } from "../../brewing/styles/bjcp-2021.ts"
import { closestStyles, type StyleFit, styleFit } from "../../brewing/styles/style-fit.ts"
import type { Member } from "../../shared/actor.ts"
import type { RecipeId } from "../../shared/ids.ts"
import { ok, type Result } from "../../shared/result.ts"
import { readRecipe, type RecipeNotFound } from "./read-recipe.ts"
import type { RecipeDeps } from "./recipe-deps.ts"

export type ReadStyleFit = {
  readonly id: RecipeId
  /** A code of the guide; null for the recipe's own style. */
  readonly styleId: string | null
}

export type RecipeStyleFit = {
  /** Null when the recipe has no style that the guide knows. */
  readonly fit: StyleFit | null
  readonly closest: readonly StyleFit[]
  /** The recipe's own style when it is none of the guide's. */
  readonly unknownStyle: string | null
}

const HOW_MANY_CLOSEST = 5

/** How the figures of a recipe of one's own stand to those of a style, and which styles it comes nearest to. */
export const readStyleFit = async (
  deps: Pick<RecipeDeps, "db">,
  member: Member,
  { id, styleId }: ReadStyleFit,
): Promise<Result<RecipeStyleFit, RecipeNotFound>> => {
  const read = await readRecipe(deps, member, id)
  if (!read.ok) return read
  const { document, estimates } = read.value
  const code = styleId ?? document.styleId
  const style = code === null ? undefined : bjcpStyle(code)
  return ok({
    fit: style === undefined ? null : styleFit(estimates, style),
    closest: closestStyles(estimates, bjcp2021, HOW_MANY_CLOSEST),
    unknownStyle: style === undefined ? code : null,
  })
}
