import * as z from "zod"
import type { Photo } from "../features/brew-log/index.ts"
import type { BatchId, PhotoId } from "../shared/ids.ts"
import { id } from "./wire-id.ts"
import { wireTime } from "./wire-time.ts"

/** A photo that belongs to a batch. */
export const PhotoWire = z
  .object({ photoId: z.uuid(), batchId: z.uuid(), version: z.int().min(1), addedAt: wireTime })
  .meta({ id: "BatchPhoto" })
export type PhotoWire = z.output<typeof PhotoWire>

export const PhotosWire = z.object({ items: z.array(PhotoWire) })

export const toPhotoWire = ({ id, batchId, version, addedAt }: Photo): PhotoWire => ({
  photoId: id,
  batchId,
  version,
  addedAt: addedAt.toISOString(),
})

export const PhotoParams = z.strictObject({ batchId: id<BatchId>(), photoId: id<PhotoId>() })
