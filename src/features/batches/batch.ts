import type { Litres } from "../../brewing/units.ts"
import type { BatchId, EquipmentId, MemberId, RecipeId } from "../../shared/ids.ts"
import type { EquipmentProfile } from "../equipment/index.ts"
import type { RecipeDocument } from "../recipes/index.ts"
import type { BatchState } from "./batch-moves.ts"
import type { Step } from "./steps/step.ts"

/** A brew of a recipe: its own frozen copy of the recipe, and its steps in order: the brew day's, then those by day. */
export type Batch = {
  readonly id: BatchId
  readonly ownerId: MemberId
  readonly name: string
  readonly state: BatchState
  readonly recipeId: RecipeId
  readonly recipe: RecipeDocument
  /** What it is brewed with, as that was when the batch was made; null for the usual. */
  readonly equipment: BatchEquipment | null
  readonly steps: readonly Step[]
  /** What the last split left in the fermenter; null for a batch that was never split. */
  readonly volume: { readonly litres: Litres; readonly knownAt: Date } | null
  /** The batch that this one is a part of. */
  readonly splitFromId: BatchId | null
  /** The brewer's own, as IANA names it: days are counted by it. */
  readonly timeZone: string
  readonly plannedFor: Date | null
  /** When the brew day began. */
  readonly startedAt: Date | null
  /** When fermentation began. */
  readonly pitchedAt: Date | null
  readonly packagedAt: Date | null
  readonly completedAt: Date | null
  readonly cancelledAt: Date | null
  readonly archivedAt: Date | null
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

export type BatchEquipment = { readonly id: EquipmentId; readonly profile: EquipmentProfile }

/** The same batch with one of its steps changed. */
export const withStep = (batch: Batch, step: Step): Batch => ({
  ...batch,
  steps: batch.steps.map((other) => (other.id === step.id ? step : other)),
})
