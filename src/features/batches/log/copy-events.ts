import { z } from "zod"
import type { Sql } from "../../../platform/postgres/database.ts"
import type { BatchId } from "../../../shared/ids.ts"
import type { BatchEventKind } from "./batch-events.ts"

/** What is told of a batch alone, and not of the brew that it shares with the part that is split off. */
const ofOneBatch: readonly BatchEventKind[] = [
  "reminder_set",
  "reminder_changed",
  "reminder_deleted",
  "reminder_rang",
  "alert_raised",
  "alert_cleared",
  "alert_dismissed",
  "photo_added",
  "photo_removed",
  "tasting_added",
  "tasting_changed",
  "tasting_deleted",
]

/** Few enough for one statement: PostgreSQL takes 65,535 parameters. */
const portion = 1_000

/**
 * Copies the log of a batch to one that was split off it, with the ids of what was copied in place of the old ones.
 * @param ids old ones to new ones: of steps, additions, and whatever else the log names
 */
export const copyEvents = async (
  tx: Sql,
  { from, to }: { readonly from: BatchId; readonly to: BatchId },
  ids: ReadonlyMap<string, string>,
): Promise<void> => {
  const rows = await tx
    .selectFrom("batchEvents")
    .select(["kind", "stepId", "data", "happenedAt"])
    .where("batchId", "=", from)
    .where("kind", "not in", ofOneBatch)
    .orderBy("id")
    .execute()
  const copies = rows.map(({ kind, stepId, data, happenedAt }) => ({
    batchId: to,
    kind,
    stepId: stepId === null ? null : (ids.get(stepId) ?? stepId),
    data: JSON.stringify(renamed(data, ids)),
    happenedAt,
  }))
  for (let start = 0; start < copies.length; start += portion)
    await tx
      .insertInto("batchEvents")
      .values(copies.slice(start, start + portion))
      .execute()
}

/** How much a batch got when it was split off: null when it never was. */
export const splitLitres = async (sql: Sql, partId: BatchId): Promise<number | null> => {
  const row = await sql
    .selectFrom("batchEvents")
    .select("data")
    .where("batchId", "=", partId)
    .where("kind", "=", "batch_split_off")
    .orderBy("id", "desc")
    .executeTakeFirst()
  return row ? z.object({ volumeLitres: z.number() }).parse(row.data).volumeLitres : null
}

const Data = z.record(z.string(), z.unknown())

const renamed = (data: unknown, ids: ReadonlyMap<string, string>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(Data.parse(data)).map(([name, value]) => [
      name,
      typeof value === "string" ? (ids.get(value) ?? value) : value,
    ]),
  )
