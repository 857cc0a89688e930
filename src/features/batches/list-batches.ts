import type { Member } from "../../shared/actor.ts"
import type { BatchId, RecipeId } from "../../shared/ids.ts"
import { olderThan } from "../../platform/postgres/keyset.ts"
import { type Page, pageOf, type PageRequest } from "../../shared/page.ts"
import type { Batch } from "./batch.ts"
import type { BatchDeps } from "./batch-deps.ts"
import type { BatchState } from "./batch-moves.ts"

/** A batch in a list: what is needed to choose it, without its recipe and its steps. */
export type BatchSummary = Omit<Batch, "recipe" | "equipment" | "steps" | "volume" | "ownerId">

/** Where a page of batches ends. */
export type BatchKey = { readonly createdAt: Date; readonly id: BatchId }

/** One's own batches, the newest first. */
export const listBatches = async (
  { db }: Pick<BatchDeps, "db">,
  member: Member,
  { limit, after }: PageRequest<BatchKey>,
): Promise<Page<BatchSummary, BatchKey>> => {
  const rows = await db.sql
    .selectFrom("batches")
    .select((row) => [
      row.ref("id").$castTo<BatchId>().as("id"),
      "name",
      row.ref("state").$castTo<BatchState>().as("state"),
      row.ref("recipeId").$castTo<RecipeId>().as("recipeId"),
      row.ref("splitFromId").$castTo<BatchId | null>().as("splitFromId"),
      "plannedFor",
      "timeZone",
      "startedAt",
      "pitchedAt",
      "packagedAt",
      "completedAt",
      "cancelledAt",
      "archivedAt",
      "version",
      "createdAt",
      "updatedAt",
    ])
    .where("ownerId", "=", member.id)
    .where("deletedAt", "is", null)
    .where(olderThan(after))
    .orderBy("createdAt", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute()
  return pageOf(rows, limit, ({ createdAt, id }) => ({ createdAt, id }))
}
