import { olderThan } from "../../platform/postgres/keyset.ts"
import type { Member } from "../../shared/actor.ts"
import type { EquipmentId } from "../../shared/ids.ts"
import { type Page, pageOf, type PageRequest } from "../../shared/page.ts"
import type { EquipmentDeps } from "./equipment-deps.ts"
import { equipmentOf, ownEquipment } from "./equipment-row.ts"
import type { StoredEquipment } from "./stored-equipment.ts"

/** Where a page of equipment ends. By creation, not by change: what is edited meanwhile keeps its place. */
export type EquipmentKey = { readonly createdAt: Date; readonly id: EquipmentId }

/** One's own profiles, the newest first. */
export const listEquipment = async (
  { db }: Pick<EquipmentDeps, "db">,
  member: Member,
  { limit, after }: PageRequest<EquipmentKey>,
): Promise<Page<StoredEquipment, EquipmentKey>> => {
  const rows = await ownEquipment(db.sql, member)
    .where(olderThan(after))
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute()
  return pageOf(rows.map(equipmentOf), limit, ({ createdAt, id }) => ({ createdAt, id }))
}
