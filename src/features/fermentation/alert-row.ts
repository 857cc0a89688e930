import type { Sql } from "../../platform/postgres/database.ts"
import type { AlertId, BatchId, MemberId } from "../../shared/ids.ts"
import { type Alert, Finding, kindOf } from "./alert.ts"

/** The alerts of a batch, the latest first. */
export const alertsOf = (sql: Sql, batchId: BatchId) =>
  sql
    .selectFrom("batchAlerts")
    .innerJoin("batches", "batches.id", "batchAlerts.batchId")
    .selectAll("batchAlerts")
    .select("batches.name as batchName")
    .where("batchId", "=", batchId)
    .orderBy("raisedAt", "desc")
    .orderBy("batchAlerts.id", "desc")

type AlertRow = Awaited<ReturnType<ReturnType<typeof alertsOf>["execute"]>>[number]

/** What the database holds, validated: the casts only name whose id it is. */
export const alertOf = (row: AlertRow): Alert => ({
  id: row.id as AlertId,
  batchId: row.batchId as BatchId,
  batchName: row.batchName,
  ownerId: row.ownerId as MemberId,
  finding: Finding.parse(row.figures),
  raisedAt: row.raisedAt,
  dismissedAt: row.dismissedAt,
  clearedAt: row.clearedAt,
})

/** The alerts of a batch that are not over. */
export const openAlerts = async (sql: Sql, batchId: BatchId): Promise<readonly Alert[]> =>
  (await alertsOf(sql, batchId).where("clearedAt", "is", null).execute()).map(alertOf)

export const insertAlert = async (tx: Sql, { finding, batchName: _now, ...alert }: Alert): Promise<void> => {
  await tx
    .insertInto("batchAlerts")
    .values({ ...alert, kind: kindOf(finding), figures: JSON.stringify(finding) })
    .execute()
}
