import type { Member } from "../../shared/actor.ts"
import type { EquipmentId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { EquipmentDeps } from "./equipment-deps.ts"
import { equipmentOf, ownEquipment } from "./equipment-row.ts"
import type { StoredEquipment } from "./stored-equipment.ts"

/** There is none with this id, or it is deleted, or somebody else's: a caller cannot tell. */
export type EquipmentNotFound = { readonly kind: "equipment_not_found" }

/** Reads a profile of one's own. */
export const readEquipment = async (
  { db }: Pick<EquipmentDeps, "db">,
  member: Member,
  id: EquipmentId,
): Promise<Result<StoredEquipment, EquipmentNotFound>> => {
  const row = await ownEquipment(db.sql, member).where("id", "=", id).executeTakeFirst()
  return row ? ok(equipmentOf(row)) : err({ kind: "equipment_not_found" })
}

/** The profile that a member uses where they name none; null when they have not chosen one. */
export const readDefaultEquipment = async (
  { db }: Pick<EquipmentDeps, "db">,
  member: Member,
): Promise<StoredEquipment | null> => {
  const row = await ownEquipment(db.sql, member).where("isDefault", "=", true).executeTakeFirst()
  return row ? equipmentOf(row) : null
}
