import type { Sql } from "../../platform/postgres/database.ts"
import type { Member } from "../../shared/actor.ts"
import type { EquipmentId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { NameTaken } from "./create-equipment.ts"
import type { EquipmentDeps } from "./equipment-deps.ts"
import { findOwnEquipment, isNameTaken, takeTurn, updateEquipment } from "./equipment-row.ts"
import type { EquipmentNotFound } from "./read-equipment.ts"
import type { EquipmentContent, StoredEquipment } from "./stored-equipment.ts"

/** The profile stands at another version than the member saw. */
export type VersionMismatch = { readonly kind: "version_mismatch"; readonly version: number }

export type PatchEquipment<E> = {
  readonly id: EquipmentId
  /** Whether the version that the member saw may be changed. */
  readonly accepts: (version: number) => boolean
  /** What becomes of the profile; it may turn out to be none. */
  readonly change: (current: StoredEquipment) => Result<EquipmentContent, E>
}

/** Changes a part of a profile of one's own. */
export const patchEquipment = <E>(
  { db, clock }: Pick<EquipmentDeps, "db" | "clock">,
  member: Member,
  { id, accepts, change }: PatchEquipment<E>,
) =>
  db.transaction(
    async (tx): Promise<Result<StoredEquipment, EquipmentNotFound | VersionMismatch | NameTaken | E>> => {
      await takeTurn(tx, member)
      const current = await findOwnEquipment(tx, member, id)
      if (!current) return err({ kind: "equipment_not_found" })
      if (!accepts(current.version)) return err({ kind: "version_mismatch", version: current.version })
      const content = change(current)
      return content.ok ? replaceEquipment(tx, current, content.value, clock.now()) : content
    },
  )

/** Writes the next version of a profile. The writer has taken their turn. */
export const replaceEquipment = async (
  tx: Sql,
  current: StoredEquipment,
  content: EquipmentContent,
  now: Date,
): Promise<Result<StoredEquipment, NameTaken>> => {
  const equipment = { ...current, ...content, version: current.version + 1, updatedAt: now }
  if (await isNameTaken(tx, equipment)) return err({ kind: "name_taken", name: equipment.profile.name })
  await updateEquipment(tx, equipment)
  return ok(equipment)
}
