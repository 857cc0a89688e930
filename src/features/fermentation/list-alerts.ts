import type { Member } from "../../shared/actor.ts"
import type { BatchId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { BatchNotFound } from "../batches/index.ts"
import type { Alert } from "./alert.ts"
import { alertOf, alertsOf, openAlerts } from "./alert-row.ts"
import type { FermentationDeps } from "./fermentation-deps.ts"

/** The latest of a batch: more have never been of use. */
const mostAlerts = 100

/** The alerts of a batch of one's own, those that are over too, the latest first. */
export const listAlerts = async (
  { db, batches }: Pick<FermentationDeps, "db" | "batches">,
  member: Member,
  { batchId }: { readonly batchId: BatchId },
): Promise<Result<readonly Alert[], BatchNotFound>> => {
  if (!(await batches.isOwn(member, { batchId }))) return err({ kind: "batch_not_found" })
  const rows = await alertsOf(db.sql, batchId).limit(mostAlerts).execute()
  return ok(rows.map(alertOf))
}

/** What the live document of a batch shows: what lasts, and was not put away. */
export const shownAlerts = async (
  { db }: Pick<FermentationDeps, "db">,
  batchId: BatchId,
): Promise<readonly Alert[]> =>
  (await openAlerts(db.sql, batchId)).filter(({ dismissedAt }) => dismissedAt === null)
