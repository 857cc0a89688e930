import type { Sql } from "../../platform/postgres/database.ts"
import type { Member } from "../../shared/actor.ts"
import type { EquipmentId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import { type NameTaken, newEquipment, storeNew } from "./create-equipment.ts"
import type { EquipmentDeps } from "./equipment-deps.ts"
import { writeEquipmentDocument } from "./equipment-document.ts"
import { findOwnEquipment, ownEquipment, takeTurn } from "./equipment-row.ts"
import { replaceEquipment, type VersionMismatch } from "./patch-equipment.ts"
import type { EquipmentNotFound } from "./read-equipment.ts"
import type { EquipmentContent, StoredEquipment } from "./stored-equipment.ts"

export type PutEquipment = EquipmentContent & {
  readonly id: EquipmentId
  /** Whether the version that the member saw may be replaced; null when they name none. */
  readonly accepts: ((version: number) => boolean) | null
}

export type PutEquipmentDone = {
  readonly outcome: "created" | "replaced" | "unchanged"
  readonly equipment: StoredEquipment
}

export type PutEquipmentError =
  | EquipmentNotFound
  | VersionMismatch
  | NameTaken
  /** It exists, differs, and the member does not say which version they mean to replace. */
  | { readonly kind: "precondition_required"; readonly version: number }
  /** The member deleted it, on another phone for instance: a late repeat must not bring it back. */
  | { readonly kind: "equipment_deleted" }

/**
 * Stores a profile under an id that the client chose, so that a phone can create while it is offline and repeat
 * safely: a repeat of what is stored changes nothing. Replacing needs the version that is replaced.
 * An id that is somebody else's answers as one that does not exist does to every other verb.
 */
export const putEquipment = (
  { db, clock }: Pick<EquipmentDeps, "db" | "clock">,
  member: Member,
  { id, accepts, ...content }: PutEquipment,
): Promise<Result<PutEquipmentDone, PutEquipmentError>> =>
  db.transaction(async (tx): Promise<Result<PutEquipmentDone, PutEquipmentError>> => {
    await takeTurn(tx, member)
    const current = await findOwnEquipment(tx, member, id)
    if (!current) {
      if (await isOwnTombstone(tx, member, id)) return err({ kind: "equipment_deleted" })
      if (accepts !== null) return err({ kind: "equipment_not_found" })
      const created = await storeNew(tx, newEquipment(member, id, content, clock.now()))
      if (created.ok) return ok({ outcome: "created", equipment: created.value })
      return err(created.error.kind === "id_taken" ? { kind: "equipment_not_found" } : created.error)
    }
    if (accepts === null) {
      return (await isStored(tx, member, id, content))
        ? ok({ outcome: "unchanged", equipment: current })
        : err({ kind: "precondition_required", version: current.version })
    }
    if (!accepts(current.version)) return err({ kind: "version_mismatch", version: current.version })
    const replaced = await replaceEquipment(tx, current, content, clock.now())
    return replaced.ok ? ok({ outcome: "replaced", equipment: replaced.value }) : replaced
  })

/** Compared by PostgreSQL: two documents are equal whatever the order of their keys. */
const isStored = async (
  tx: Sql,
  member: Member,
  id: EquipmentId,
  { profile, isDefault }: EquipmentContent,
): Promise<boolean> => {
  const row = await ownEquipment(tx, member)
    .where("id", "=", id)
    .where("document", "=", writeEquipmentDocument(profile))
    .where("isDefault", "=", isDefault)
    .executeTakeFirst()
  return row !== undefined
}

const isOwnTombstone = async (tx: Sql, member: Member, id: EquipmentId): Promise<boolean> => {
  const row = await tx
    .selectFrom("equipment")
    .select("id")
    .where("id", "=", id)
    .where("ownerId", "=", member.id)
    .where("deletedAt", "is not", null)
    .executeTakeFirst()
  return row !== undefined
}
