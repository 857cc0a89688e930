import { beyond, directionOf } from "../../../platform/postgres/keyset.ts"
import type { Member } from "../../../shared/actor.ts"
import type { BatchId, TastingId } from "../../../shared/ids.ts"
import { type Page, pageOf } from "../../../shared/page.ts"
import { err, ok, type Result } from "../../../shared/result.ts"
import type { BatchNotFound } from "../../batches/index.ts"
import type { BrewLogDeps } from "../brew-log-deps.ts"
import type { ListObserved, ObservedKey } from "../list-observed.ts"
import type { RecordNotFound } from "../record-errors.ts"
import { ownTasting, type Tasting, tastingOf } from "./tasting.ts"

/** The tastings of a batch of one's own, by the time when they were. */
export const listTastings = async (
  { db, batches }: Pick<BrewLogDeps, "db" | "batches">,
  member: Member,
  { batchId, order, limit, after }: ListObserved<TastingId>,
): Promise<Result<Page<Tasting, ObservedKey<TastingId>>, BatchNotFound>> => {
  if (!(await batches.isOwn(member, { batchId }))) return err({ kind: "batch_not_found" })
  const direction = directionOf(order)
  const rows = await db.sql
    .selectFrom("batchTastings")
    .selectAll()
    .where("batchId", "=", batchId)
    .where("ownerId", "=", member.id)
    .where("deletedAt", "is", null)
    .where(beyond("tastedAt", after, order))
    .orderBy("tastedAt", direction)
    .orderBy("id", direction)
    .limit(limit + 1)
    .execute()
  return ok(pageOf(rows.map(tastingOf), limit, ({ tastedAt, id }) => ({ at: tastedAt, id })))
}

/** A tasting of a batch of one's own. */
export const readTasting = async (
  { db, batches }: Pick<BrewLogDeps, "db" | "batches">,
  member: Member,
  { batchId, tastingId }: { readonly batchId: BatchId; readonly tastingId: TastingId },
): Promise<Result<Tasting, BatchNotFound | RecordNotFound>> => {
  if (!(await batches.isOwn(member, { batchId }))) return err({ kind: "batch_not_found" })
  const tasting = await ownTasting(db.sql, member, batchId, tastingId)
  return tasting ? ok(tasting) : err({ kind: "record_not_found" })
}
