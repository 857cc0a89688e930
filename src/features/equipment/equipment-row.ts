import { sql as raw, type Selectable } from "kysely"
import type { Sql } from "../../platform/postgres/database.ts"
import type { DB } from "../../platform/postgres/tables.gen.ts"
import type { Member } from "../../shared/actor.ts"
import type { EquipmentId, MemberId } from "../../shared/ids.ts"
import { documentVersion, readEquipmentDocument, writeEquipmentDocument } from "./equipment-document.ts"
import type { StoredEquipment } from "./stored-equipment.ts"

/** The living profiles of a member. Ownership is part of every query, so nobody else's is ever read. */
export const ownEquipment = (sql: Sql, { id }: Pick<Member, "id">) =>
  sql.selectFrom("equipment").selectAll().where("ownerId", "=", id).where("deletedAt", "is", null)

/** What the database holds, validated: the casts only name whose id it is. */
export const equipmentOf = (row: Selectable<DB["equipment"]>): StoredEquipment => ({
  id: row.id as EquipmentId,
  ownerId: row.ownerId as MemberId,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  profile: readEquipmentDocument(row.document),
  isDefault: row.isDefault,
})

/**
 * Makes the writes of a member's equipment take turns until the transaction ends: names are unique and one profile is
 * the default, so each write looks at all of them.
 */
export const takeTurn = async (tx: Sql, member: Member): Promise<void> => {
  await tx.selectFrom("members").select("id").where("id", "=", member.id).forNoKeyUpdate().execute()
}

/** A profile of one's own; null when there is none. For writes, which have taken their turn. */
export const findOwnEquipment = async (
  tx: Sql,
  member: Member,
  id: EquipmentId,
): Promise<StoredEquipment | null> => {
  const row = await ownEquipment(tx, member).where("id", "=", id).executeTakeFirst()
  return row ? equipmentOf(row) : null
}

/** Whether another living profile of the member has this name, in upper or lower case. */
export const isNameTaken = async (
  tx: Sql,
  { id, ownerId, profile }: Pick<StoredEquipment, "id" | "ownerId" | "profile">,
): Promise<boolean> => {
  const row = await ownEquipment(tx, { id: ownerId })
    .where(raw<boolean>`lower(name) = lower(${profile.name})`)
    .where("id", "!=", id)
    .executeTakeFirst()
  return row !== undefined
}

/** Stores a new profile; false when the id is taken. The writer has taken their turn. */
export const insertEquipment = async (tx: Sql, equipment: StoredEquipment): Promise<boolean> => {
  const { id, ownerId, createdAt } = equipment
  const row = await tx
    .insertInto("equipment")
    .values({ ...columnsOf(equipment), isDefault: false, id, ownerId, createdAt })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst()
  if (row === undefined) return false
  if (equipment.isDefault) await becomeDefault(tx, equipment)
  return true
}

/** Writes the next version of a profile. The writer has taken their turn. */
export const updateEquipment = async (tx: Sql, equipment: StoredEquipment): Promise<void> => {
  const columns = { ...columnsOf(equipment), isDefault: false }
  await tx.updateTable("equipment").set(columns).where("id", "=", equipment.id).execute()
  if (equipment.isDefault) await becomeDefault(tx, equipment)
}

/** The profile that was the default until now changes with it: phones that have it must learn of that. */
const becomeDefault = async (tx: Sql, { id, ownerId, updatedAt }: StoredEquipment): Promise<void> => {
  await tx
    .updateTable("equipment")
    .set((row) => ({ isDefault: false, version: row("version", "+", 1), updatedAt }))
    .where("ownerId", "=", ownerId)
    .where("isDefault", "=", true)
    .execute()
  await tx.updateTable("equipment").set({ isDefault: true }).where("id", "=", id).execute()
}

const columnsOf = ({ profile, version, updatedAt }: StoredEquipment) => ({
  document: writeEquipmentDocument(profile),
  schemaVersion: documentVersion,
  name: profile.name,
  version,
  updatedAt,
})
