import * as z from "zod"
import {
  rankOf,
  scoreOf,
  scoreRanks,
  scoreSheetDescriptors,
  scoreSheetMaxima as maxima,
} from "../brewing/styles/score-sheet.ts"
import type { Tasting, TastingContent } from "../features/brew-log/index.ts"
import type { BatchId, TastingId } from "../shared/ids.ts"
import { err, ok, type Result } from "../shared/result.ts"
import { LocalizedWire } from "./localized.ts"
import { mergePatch } from "./merge-patch.ts"
import type { InvalidPatch } from "./recipe-patch.ts"
import { rankTexts } from "./score-sheet-texts.ts"
import { id } from "./wire-id.ts"
import { between } from "./wire-number.ts"
import { prose } from "./wire-text.ts"
import { givenTime, wireTime } from "./wire-time.ts"

const tastingId = id<TastingId>()
const whole = (min: number, max: number) => between({ min, max }, z.int())
const rating = whole(1, 5).describe("Stars")
const note = prose(10_000)

const points = {
  aroma: whole(0, maxima.aroma),
  appearance: whole(0, maxima.appearance),
  flavor: whole(0, maxima.flavor),
  mouthfeel: whole(0, maxima.mouthfeel),
  overall: whole(0, maxima.overall),
}
const descriptors = z
  .array(z.enum(scoreSheetDescriptors))
  .max(scoreSheetDescriptors.length)
  .describe("What was noticed; `/v1/tasting-sheet` has them with words")

const ScoreSheetBody = z
  .strictObject({ ...points, descriptors: descriptors.default([]) })
  .meta({ id: "ScoreSheetInput", description: "The BJCP's score sheet: whole points, 50 in all" })

export const TastingBody = z
  .strictObject({
    id: tastingId
      .optional()
      .describe("UUIDv7, made by the client, so that it can write offline and repeat safely"),
    rating,
    note: note.default(""),
    scoreSheet: ScoreSheetBody.nullable().default(null),
    tastedAt: givenTime.optional().describe("Now by default; never in the future"),
  })
  .meta({ id: "TastingInput" })

/** A JSON Merge Patch of a tasting: null takes the score sheet, the note, or what was noticed away. */
export const TastingPatch = z
  .strictObject({
    rating: rating.exactOptional(),
    note: note.nullable().exactOptional(),
    scoreSheet: z
      .strictObject({ ...points, descriptors: descriptors.nullable() })
      .partial()
      .nullable()
      .exactOptional(),
    tastedAt: givenTime.exactOptional(),
  })
  .meta({ id: "TastingPatch" })
export type TastingPatch = z.output<typeof TastingPatch>

export const TastingWire = z
  .object({
    id: z.uuid(),
    batchId: z.uuid(),
    rating,
    note,
    scoreSheet: z
      .object({ ...points, descriptors })
      .meta({ id: "ScoreSheet" })
      .nullable(),
    score: z.int().min(0).max(50).nullable().describe("The sum of the sheet's points"),
    rank: z
      .object({ rank: z.enum(scoreRanks.map(({ rank }) => rank)), name: LocalizedWire })
      .nullable()
      .describe("Of the BJCP's scoring guide"),
    tastedAt: wireTime,
    version: z.int().min(1),
    createdAt: wireTime,
    updatedAt: wireTime,
  })
  .meta({ id: "Tasting" })
export type TastingWire = z.output<typeof TastingWire>

const Content = TastingBody.omit({ id: true, tastedAt: true })

/** What a body says of a tasting, beside when and under which id. What was noticed is a set. */
export const fromTastingBody = ({
  rating,
  note,
  scoreSheet,
}: z.output<typeof Content>): Omit<TastingContent, "tastedAt"> => {
  if (scoreSheet === null) return { rating, note, scoreSheet }
  const { descriptors, ...points } = scoreSheet
  return { rating, note, scoreSheet: { points, descriptors: [...new Set(descriptors)] } }
}

/** A tasting with a patch laid over it. */
export const patchedTasting = (
  tasting: Tasting,
  { tastedAt = tasting.tastedAt, ...patch }: TastingPatch,
): Result<TastingContent, InvalidPatch> => {
  const { rating, note, scoreSheet } = toTastingWire(tasting)
  const input = mergePatch({ rating, note, scoreSheet }, patch)
  const body = Content.safeParse(input)
  if (!body.success) return err({ kind: "invalid_patch", issues: body.error.issues, input })
  return ok({ ...fromTastingBody(body.data), tastedAt })
}

export const toTastingWire = (tasting: Tasting): TastingWire => {
  const { id, batchId, rating, note, scoreSheet, version } = tasting
  const score = scoreSheet && scoreOf(scoreSheet.points)
  return {
    id,
    batchId,
    rating,
    note,
    scoreSheet: scoreSheet && { ...scoreSheet.points, descriptors: [...scoreSheet.descriptors] },
    score,
    rank: score === null ? null : { rank: rankOf(score), name: rankTexts[rankOf(score)].name },
    tastedAt: tasting.tastedAt.toISOString(),
    version,
    createdAt: tasting.createdAt.toISOString(),
    updatedAt: tasting.updatedAt.toISOString(),
  }
}

export const TastingParams = z.strictObject({ batchId: id<BatchId>(), tastingId })

/** What lists of tastings are ordered by. */
export const TastingKey = z.strictObject({
  at: wireTime.transform((text) => new Date(text)),
  id: tastingId,
})
