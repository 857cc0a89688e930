import { type EquipmentFit, equipmentFit } from "../../brewing/equipment-fit.ts"
import type { Member } from "../../shared/actor.ts"
import type { EquipmentId, RecipeId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { EquipmentNotFound, StoredEquipment } from "../equipment/index.ts"
import { readRecipe, type RecipeNotFound } from "./read-recipe.ts"
import type { RecipeDeps } from "./recipe-deps.ts"
import type { StoredRecipe } from "./stored-recipe.ts"

export type ReadEquipmentFit = {
  readonly id: RecipeId
  /** null for the member's default. */
  readonly equipmentId: EquipmentId | null
}

export type RecipeEquipmentFit = {
  readonly recipe: StoredRecipe
  readonly equipment: StoredEquipment
  readonly fit: EquipmentFit
}

/** Whether a recipe of one's own fits into an equipment of one's own. */
export const readEquipmentFit = async (
  deps: Pick<RecipeDeps, "db" | "equipment">,
  member: Member,
  { id, equipmentId }: ReadEquipmentFit,
): Promise<Result<RecipeEquipmentFit, RecipeNotFound | EquipmentNotFound>> => {
  const read = await readRecipe(deps, member, id)
  if (!read.ok) return read
  const equipment = await equipmentFor(deps, member, equipmentId)
  if (!equipment) return err({ kind: "equipment_not_found" })
  const fit = equipmentFit(read.value.document, equipment.profile)
  return ok({ recipe: read.value, equipment, fit })
}

const equipmentFor = async (
  { equipment }: Pick<RecipeDeps, "equipment">,
  member: Member,
  id: EquipmentId | null,
): Promise<StoredEquipment | null> => {
  if (id === null) return equipment.readDefault(member)
  const read = await equipment.read(member, id)
  return read.ok ? read.value : null
}
