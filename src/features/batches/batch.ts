import type { BatchId, MemberId, RecipeId } from "../../shared/ids.ts"
import type { RecipeDocument } from "../recipes/index.ts"
import type { BatchState } from "./batch-moves.ts"
import type { Step } from "./step.ts"

/** A brew of a recipe: its own frozen copy of the recipe, and the steps of its brew day, in order. */
export type Batch = {
  readonly id: BatchId
  readonly ownerId: MemberId
  readonly name: string
  readonly state: BatchState
  readonly recipeId: RecipeId
  readonly recipe: RecipeDocument
  readonly steps: readonly Step[]
  readonly plannedFor: Date | null
  readonly startedAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}
