import { scoreOf } from "../../../brewing/styles/score-sheet.ts"
import type { Sql } from "../../../platform/postgres/database.ts"
import type { Member } from "../../../shared/actor.ts"
import type { BatchId, TastingId } from "../../../shared/ids.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import { type Batch, type BatchNotFound, type WrongState, wrongBatchState } from "../../batches/index.ts"
import type { BrewLogDeps } from "../brew-log-deps.ts"
import type { IdTaken, TooMany } from "../record-errors.ts"
import { type InTheFuture, isInTheFuture } from "../when-observed.ts"
import { isSameTasting, ownTasting, type Tasting, type TastingContent, tastingEvent } from "./tasting.ts"

export type AddTasting = Omit<TastingContent, "tastedAt"> & {
  readonly batchId: BatchId
  /** Chosen by a phone that is offline, so that it can repeat the request safely. */
  readonly id?: TastingId | undefined
  /** Now when left out. */
  readonly tastedAt?: Date | undefined
}
export type AddTastingError = BatchNotFound | WrongState | IdTaken | TooMany | InTheFuture

const MOST_TASTINGS = 200

/**
 * Writes down how a batch tasted, once it has been packaged. A repeat under the same id is the same tasting.
 */
export const addTasting = (
  deps: Pick<BrewLogDeps, "batches" | "newId">,
  member: Member,
  { batchId, id, tastedAt, ...content }: AddTasting,
): Promise<Result<Tasting, AddTastingError>> =>
  deps.batches.record<Tasting, AddTastingError>(member, batchId, async (tx, batch, now) => {
    const known = id ? await ownTasting(tx, member, batchId, id) : null
    if (known)
      return isSameTasting(known, { ...content, tastedAt: tastedAt ?? known.tastedAt })
        ? ok({ value: known, events: [] })
        : err({ kind: "id_taken" })
    if (!isDrinkable(batch)) return err(wrongBatchState(batch))
    const at = tastedAt ?? now
    if (isInTheFuture(at, now)) return err({ kind: "in_the_future", given: at, now })
    if ((await count(tx, batchId)) >= MOST_TASTINGS) return err({ kind: "too_many", max: MOST_TASTINGS })
    const tasting: Tasting = {
      id: id ?? deps.newId(),
      batchId,
      ...content,
      tastedAt: at,
      version: 1,
      createdAt: now,
      updatedAt: now,
    }
    const inserted = await tx
      .insertInto("batchTastings")
      .values({ ...columnsOf(tasting), ownerId: member.id })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .returning("id")
      .executeTakeFirst()
    if (!inserted) return err({ kind: "id_taken" })
    return ok({ value: tasting, events: [tastingEvent("tasting_added", tasting)] })
  })

/** Beer is tasted from its packaging on, also of a batch that was given up or put away since. */
const isDrinkable = ({ packagedAt }: Batch): boolean => packagedAt !== null

export const columnsOf = ({ scoreSheet, ...columns }: Tasting) => ({
  ...columns,
  scoreSheet: scoreSheet && JSON.stringify(scoreSheet),
  score: scoreSheet && scoreOf(scoreSheet.points),
})

const count = async (tx: Sql, batchId: BatchId): Promise<number> => {
  const { rows } = await tx
    .selectFrom("batchTastings")
    .select((row) => row.fn.countAll<number>().as("rows"))
    .where("batchId", "=", batchId)
    .where("deletedAt", "is", null)
    .executeTakeFirstOrThrow()
  return rows
}
