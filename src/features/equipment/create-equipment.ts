import type { Sql } from "../../platform/postgres/database.ts"
import type { Member } from "../../shared/actor.ts"
import type { EquipmentId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { EquipmentDeps } from "./equipment-deps.ts"
import { insertEquipment, isNameTaken, takeTurn } from "./equipment-row.ts"
import type { EquipmentContent, StoredEquipment } from "./stored-equipment.ts"

/** Another profile of the member has this name. */
export type NameTaken = { readonly kind: "name_taken"; readonly name: string }

/** Stores a new profile under an id of ours. */
export const createEquipment = (
  { db, clock, newId }: EquipmentDeps,
  member: Member,
  content: EquipmentContent,
): Promise<Result<StoredEquipment, NameTaken>> =>
  db.transaction(async (tx): Promise<Result<StoredEquipment, NameTaken>> => {
    await takeTurn(tx, member)
    const stored = await storeNew(tx, newEquipment(member, newId(), content, clock.now()))
    if (stored.ok) return stored
    if (stored.error.kind === "id_taken") throw new Error("an id of ours is taken")
    return err(stored.error)
  })

export const newEquipment = (
  member: Member,
  id: EquipmentId,
  content: EquipmentContent,
  now: Date,
): StoredEquipment => ({ ...content, id, ownerId: member.id, version: 1, createdAt: now, updatedAt: now })

/** Stores a new profile. The writer has taken their turn. */
export const storeNew = async (
  tx: Sql,
  equipment: StoredEquipment,
): Promise<Result<StoredEquipment, NameTaken | { readonly kind: "id_taken" }>> => {
  if (await isNameTaken(tx, equipment)) return err({ kind: "name_taken", name: equipment.profile.name })
  return (await insertEquipment(tx, equipment)) ? ok(equipment) : err({ kind: "id_taken" })
}
