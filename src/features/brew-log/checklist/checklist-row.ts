import { z } from "zod"
import type { Sql } from "../../../platform/postgres/database.ts"
import type { BatchId } from "../../../shared/ids.ts"
import type { Batch } from "../../batches/index.ts"
import type { Checklist, ChecklistItem, KeptItem, LaidOutItem } from "./checklist.ts"
import { layOutChecklist } from "./lay-out-checklist.ts"

const KeptItems: z.ZodType<readonly KeptItem[]> = z
  .array(z.strictObject({ id: z.string(), isChecked: z.boolean(), ownLabel: z.string().nullable() }))
  .readonly()

/** A checklist as it was last written; null when nobody has. */
export type KeptChecklist = { readonly items: readonly KeptItem[]; readonly version: number }

export const keptChecklist = async (sql: Sql, batchId: BatchId): Promise<KeptChecklist | null> => {
  const row = await sql
    .selectFrom("batchChecklists")
    .select(["items", "version"])
    .where("batchId", "=", batchId)
    .executeTakeFirst()
  return row ? { items: KeptItems.parse(row.items), version: row.version } : null
}

/** The checklist of a batch with its words: as it was written, or as it is laid out, with nothing checked. */
export const checklistOf = (batch: Batch, kept: KeptChecklist | null): Checklist => {
  const laidOut = layOutChecklist(batch)
  if (kept === null) return { items: laidOut.map((item) => ({ ...item, isChecked: false })), version: 1 }
  return { items: kept.items.flatMap((item) => worded(item, laidOut)), version: kept.version }
}

/** An item that is no longer laid out, since the program has learnt better, is gone. */
const worded = (
  { id, isChecked, ownLabel }: KeptItem,
  laidOut: readonly LaidOutItem[],
): readonly ChecklistItem[] => {
  if (ownLabel !== null) return [{ id, group: "own", label: { fr: ownLabel, en: ownLabel }, isChecked }]
  return laidOut.filter((item) => item.id === id).map((item) => ({ ...item, isChecked }))
}
