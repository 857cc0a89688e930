import type { Member } from "../../../shared/actor.ts"
import type { BatchId, PhotoId } from "../../../shared/ids.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import type { BatchNotFound } from "../../batches/index.ts"
import type { BrewLogDeps } from "../brew-log-deps.ts"
import type { RecordNotFound } from "../record-errors.ts"
import { everyPhoto, type Photo, photoOf } from "./photo.ts"

export type PhotoOfBatch = { readonly batchId: BatchId; readonly photoId: PhotoId }

/** The photos of a batch of one's own, in the order in which they were added. They are few: no pages. */
export const listPhotos = async (
  { db, batches }: Pick<BrewLogDeps, "db" | "batches">,
  member: Member,
  { batchId }: { readonly batchId: BatchId },
): Promise<Result<readonly Photo[], BatchNotFound>> => {
  if (!(await batches.isOwn(member, { batchId }))) return err({ kind: "batch_not_found" })
  const rows = await everyPhoto(db.sql, member, batchId)
    .where("deletedAt", "is", null)
    .orderBy("createdAt")
    .orderBy("photoId")
    .execute()
  return ok(rows.map(photoOf))
}

/** Whether a photo belongs to a batch of one's own, and since when. */
export const readPhoto = async (
  { db, batches }: Pick<BrewLogDeps, "db" | "batches">,
  member: Member,
  { batchId, photoId }: PhotoOfBatch,
): Promise<Result<Photo, BatchNotFound | RecordNotFound>> => {
  if (!(await batches.isOwn(member, { batchId }))) return err({ kind: "batch_not_found" })
  const row = await everyPhoto(db.sql, member, batchId)
    .where("photoId", "=", photoId)
    .where("deletedAt", "is", null)
    .executeTakeFirst()
  return row ? ok(photoOf(row)) : err({ kind: "record_not_found" })
}
