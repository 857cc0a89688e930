import type { Selectable } from "kysely"
import { z } from "zod"
import {
  type ScoreSheetDescriptor,
  scoreSheetDescriptors,
  scoreSheetMaxima,
  type ScoreSheetPoints,
} from "../../../brewing/styles/score-sheet.ts"
import type { Sql } from "../../../platform/postgres/database.ts"
import type { DB } from "../../../platform/postgres/tables.gen.ts"
import type { Member } from "../../../shared/actor.ts"
import type { BatchId, TastingId } from "../../../shared/ids.ts"
import type { BatchEvent } from "../../batches/index.ts"

/** The BJCP's score sheet, filled in: whole points of each part, and what was noticed. */
export type ScoreSheet = {
  readonly points: ScoreSheetPoints
  readonly descriptors: readonly ScoreSheetDescriptor[]
}

/** How a batch tasted. */
export type TastingContent = {
  /** 1 to 5. */
  readonly rating: number
  readonly note: string
  readonly scoreSheet: ScoreSheet | null
  readonly tastedAt: Date
}

export type Tasting = TastingContent & {
  readonly id: TastingId
  readonly batchId: BatchId
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

const points = (max: number) => z.int().min(0).max(max)
const ScoreSheetSchema: z.ZodType<ScoreSheet> = z.strictObject({
  points: z.strictObject({
    aroma: points(scoreSheetMaxima.aroma),
    appearance: points(scoreSheetMaxima.appearance),
    flavor: points(scoreSheetMaxima.flavor),
    mouthfeel: points(scoreSheetMaxima.mouthfeel),
    overall: points(scoreSheetMaxima.overall),
  }),
  descriptors: z.array(z.enum(scoreSheetDescriptors)).readonly(),
})

/** What the database holds, validated: the casts only name whose id it is. */
export const tastingOf = (row: Selectable<DB["batchTastings"]>): Tasting => ({
  id: row.id as TastingId,
  batchId: row.batchId as BatchId,
  rating: row.rating,
  note: row.note,
  scoreSheet: row.scoreSheet === null ? null : ScoreSheetSchema.parse(row.scoreSheet),
  tastedAt: row.tastedAt,
  version: row.version,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

/** A tasting of a batch of one's own; null when there is none. That the batch is there is the caller's to know. */
export const ownTasting = async (
  sql: Sql,
  member: Member,
  batchId: BatchId,
  id: TastingId,
): Promise<Tasting | null> => {
  const row = await sql
    .selectFrom("batchTastings")
    .selectAll()
    .where("id", "=", id)
    .where("batchId", "=", batchId)
    .where("ownerId", "=", member.id)
    .where("deletedAt", "is", null)
    .executeTakeFirst()
  return row ? tastingOf(row) : null
}

/** Whether two tastings say the same. What was noticed is a set: its order says nothing. */
export const isSameTasting = (one: TastingContent, other: TastingContent): boolean =>
  one.rating === other.rating &&
  one.note === other.note &&
  one.tastedAt.getTime() === other.tastedAt.getTime() &&
  sheetText(one.scoreSheet) === sheetText(other.scoreSheet)

const sheetText = (sheet: ScoreSheet | null): string => {
  if (sheet === null) return ""
  const { aroma, appearance, flavor, mouthfeel, overall } = sheet.points
  return [aroma, appearance, flavor, mouthfeel, overall, ...sheet.descriptors.toSorted()].join()
}

/** The log tells the stars, not the words: a tasting that is deleted is gone. */
export const tastingEvent = (
  kind: "tasting_added" | "tasting_changed" | "tasting_deleted",
  { id, rating }: Tasting,
): BatchEvent => ({ kind, stepId: null, data: { tastingId: id, rating } })
