import type { Sql } from "../../../platform/postgres/database.ts"
import type { Member } from "../../../shared/actor.ts"
import type { BatchId, PhotoId } from "../../../shared/ids.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import type { BatchEvent, BatchNotFound } from "../../batches/index.ts"
import type { BrewLogDeps } from "../brew-log-deps.ts"
import type { TooMany } from "../record-errors.ts"
import type { PhotoOfBatch } from "./list-photos.ts"
import { everyPhoto, type Photo, photoOf } from "./photo.ts"

export type PutPhotoError = BatchNotFound | TooMany

const MOST_PHOTOS = 50

/** Adds a photo to a batch of one's own. One that is there stays as it is; one that was taken away comes back. */
export const putPhoto = (
  { batches }: Pick<BrewLogDeps, "batches">,
  member: Member,
  { batchId, photoId }: PhotoOfBatch,
): Promise<Result<Photo, PutPhotoError>> =>
  batches.record<Photo, PutPhotoError>(member, batchId, async (tx, _batch, now) => {
    const rows = await everyPhoto(tx, member, batchId).execute()
    const known = rows.find((row) => row.photoId === photoId)
    if (known?.deletedAt === null) return ok({ value: photoOf(known), events: [] })
    if (rows.filter(({ deletedAt }) => deletedAt === null).length >= MOST_PHOTOS)
      return err({ kind: "too_many", max: MOST_PHOTOS })
    const added = {
      version: (known?.version ?? 0) + 1,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    }
    const row = await tx
      .insertInto("batchPhotos")
      .values({ batchId, photoId, ownerId: member.id, ...added })
      .onConflict((conflict) => conflict.columns(["batchId", "photoId"]).doUpdateSet(added))
      .returningAll()
      .executeTakeFirstOrThrow()
    return ok({ value: photoOf(row), events: [photoEvent("photo_added", photoId)] })
  })

/** Takes a photo away from a batch of one's own. None there is fine: a repeat changes nothing. */
export const deletePhoto = (
  { batches }: Pick<BrewLogDeps, "batches">,
  member: Member,
  { batchId, photoId }: PhotoOfBatch,
): Promise<Result<null, BatchNotFound>> =>
  batches.record<null, never>(member, batchId, async (tx, _batch, now) => {
    const gone = await markDeleted(tx, member, batchId, photoId, now)
    return ok({ value: null, events: gone ? [photoEvent("photo_removed", photoId)] : [] })
  })

const markDeleted = async (
  tx: Sql,
  member: Member,
  batchId: BatchId,
  photoId: PhotoId,
  now: Date,
): Promise<boolean> => {
  const row = await tx
    .updateTable("batchPhotos")
    .set((on) => ({ deletedAt: now, updatedAt: now, version: on("version", "+", 1) }))
    .where("batchId", "=", batchId)
    .where("photoId", "=", photoId)
    .where("ownerId", "=", member.id)
    .where("deletedAt", "is", null)
    .returning("photoId")
    .executeTakeFirst()
  return row !== undefined
}

const photoEvent = (kind: "photo_added" | "photo_removed", photoId: PhotoId): BatchEvent => ({
  kind,
  stepId: null,
  data: { photoId },
})
