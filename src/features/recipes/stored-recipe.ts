import type { MemberId, RecipeId } from "../../shared/ids.ts"
import type { RecipeDocument } from "./recipe-document.ts"
import type { RecipeEstimates } from "./recipe-estimates.ts"

/** A recipe of a member: the document as it stands, and the figures worked out when it was last written. */
export type StoredRecipe = {
  readonly id: RecipeId
  readonly ownerId: MemberId
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly document: RecipeDocument
  readonly estimates: RecipeEstimates
}
