import { breweryOf } from "../../brewing/equipment.ts"
import { estimateWater } from "../../brewing/estimate-water.ts"
import type { Member } from "../../shared/actor.ts"
import type { BatchId, EquipmentId, RecipeId } from "../../shared/ids.ts"
import { memberSettings } from "../accounts/index.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { EquipmentNotFound } from "../equipment/index.ts"
import type { Batch } from "./batch.ts"
import type { BatchDeps } from "./batch-deps.ts"
import { planProjection } from "./batch-jobs.ts"
import { insertBatch, lockOwnBatch } from "./batch-row.ts"
import { planBrew } from "./plan/plan-brew.ts"
import { recordEvents } from "./log/record-events.ts"

export type CreateBatch = {
  /** Chosen by a phone that is offline, so that it can repeat the request safely. */
  readonly id?: BatchId | undefined
  readonly recipeId: RecipeId
  /** The member's default profile when left out; the usual losses when they have none. */
  readonly equipmentId?: EquipmentId | undefined
  /** The recipe's name when left out. */
  readonly name?: string | undefined
  readonly plannedFor?: Date | undefined
}

export type CreateBatchError =
  | { readonly kind: "recipe_not_found" }
  | EquipmentNotFound
  /** The id is taken by something else: another batch, a deleted one, or someone else's. */
  | { readonly kind: "batch_id_taken" }

/**
 * Plans a batch of a recipe: takes a frozen copy of it and of the equipment, and lays out its steps. A repeat returns the same batch, also
 * when the recipe is gone by then: the phone never heard the first answer.
 */
export const createBatch = (
  { db, clock, newId, recipes, equipment: profiles }: BatchDeps,
  member: Member,
  command: CreateBatch,
): Promise<Result<Batch, CreateBatchError>> =>
  db.transaction(async (tx): Promise<Result<Batch, CreateBatchError>> => {
    const repeated = command.id ? await lockOwnBatch(tx, member, command.id) : null
    if (repeated) return sameBatch(repeated, command)
    const found = await recipes.read(member, command.recipeId)
    if (!found.ok) return err({ kind: "recipe_not_found" })
    const recipe = found.value.document
    const named = command.equipmentId && (await profiles.read(member, command.equipmentId))
    if (named && !named.ok) return named
    const profile = named ? named.value : await profiles.readDefault(member)
    const settings = await memberSettings(tx, member.id)
    if (!settings) throw new Error("a member who is signed in has a row")
    const now = clock.now()
    const batch: Batch = {
      id: command.id ?? newId(),
      ownerId: member.id,
      name: command.name ?? recipe.name,
      state: "planned",
      recipeId: command.recipeId,
      recipe,
      equipment: profile && { id: profile.id, profile: profile.profile },
      steps: planBrew(
        recipe,
        estimateWater(recipe, profile ? breweryOf(profile.profile, recipe) : undefined),
        newId,
      ),
      volume: null,
      splitFromId: null,
      timeZone: settings.timeZone,
      plannedFor: command.plannedFor ?? null,
      startedAt: null,
      pitchedAt: null,
      packagedAt: null,
      completedAt: null,
      cancelledAt: null,
      archivedAt: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    }
    if ((await insertBatch(tx, batch)) === "id_taken") {
      const existing = await lockOwnBatch(tx, member, batch.id)
      return existing ? sameBatch(existing, command) : err({ kind: "batch_id_taken" })
    }
    await recordEvents(tx, batch.id, [{ kind: "batch_planned", stepId: null, data: {} }], now)
    await planProjection(tx, member.uid, batch.id)
    return ok(batch)
  })

/** The batch that is there, when the command asked for that one. */
const sameBatch = (batch: Batch, command: CreateBatch): Result<Batch, CreateBatchError> =>
  batch.recipeId === command.recipeId &&
  (command.equipmentId === undefined || batch.equipment?.id === command.equipmentId) &&
  batch.name === (command.name ?? batch.recipe.name) &&
  batch.plannedFor?.getTime() === command.plannedFor?.getTime()
    ? ok(batch)
    : err({ kind: "batch_id_taken" })
