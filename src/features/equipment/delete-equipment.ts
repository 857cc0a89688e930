import type { Member } from "../../shared/actor.ts"
import type { EquipmentId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { EquipmentDeps } from "./equipment-deps.ts"
import { findOwnEquipment, takeTurn } from "./equipment-row.ts"
import type { VersionMismatch } from "./patch-equipment.ts"
import type { EquipmentNotFound } from "./read-equipment.ts"

export type DeleteEquipment = {
  readonly id: EquipmentId
  /** Whether the version that the member saw may be deleted. */
  readonly accepts: (version: number) => boolean
}

/**
 * Deletes a profile of one's own. A tombstone stays for 90 days, so that every phone learns of it. Batches keep the
 * copy that they were made with, and another profile may take the name.
 */
export const deleteEquipment = (
  { db, clock }: Pick<EquipmentDeps, "db" | "clock">,
  member: Member,
  { id, accepts }: DeleteEquipment,
) =>
  db.transaction(async (tx): Promise<Result<null, EquipmentNotFound | VersionMismatch>> => {
    await takeTurn(tx, member)
    const equipment = await findOwnEquipment(tx, member, id)
    if (!equipment) return err({ kind: "equipment_not_found" })
    if (!accepts(equipment.version)) return err({ kind: "version_mismatch", version: equipment.version })
    const now = clock.now()
    await tx
      .updateTable("equipment")
      .set({ deletedAt: now, updatedAt: now, isDefault: false, version: equipment.version + 1 })
      .where("id", "=", id)
      .execute()
    return ok(null)
  })
