import type { Selectable } from "kysely"
import type { Sql } from "../../../platform/postgres/database.ts"
import type { DB } from "../../../platform/postgres/tables.gen.ts"
import type { Member } from "../../../shared/actor.ts"
import type { BatchId, PhotoId } from "../../../shared/ids.ts"

/** A photo that belongs to a batch: which one, not what it shows. */
export type Photo = {
  readonly id: PhotoId
  readonly batchId: BatchId
  readonly version: number
  readonly addedAt: Date
}

/** The casts only name whose id it is. */
export const photoOf = (row: Selectable<DB["batchPhotos"]>): Photo => ({
  id: row.photoId as PhotoId,
  batchId: row.batchId as BatchId,
  version: row.version,
  addedAt: row.createdAt,
})

/** The photos of a batch of one's own, those that were taken away as well. That the batch is there is the caller's to know. */
export const everyPhoto = (sql: Sql, member: Member, batchId: BatchId) =>
  sql.selectFrom("batchPhotos").selectAll().where("batchId", "=", batchId).where("ownerId", "=", member.id)
