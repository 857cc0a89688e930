import type { Member } from "../../shared/actor.ts"
import type { AlertId, BatchId } from "../../shared/ids.ts"
import { err, ok, type Result } from "../../shared/result.ts"
import type { BatchNotFound } from "../batches/index.ts"
import { type Alert, kindOf } from "./alert.ts"
import { alertOf, alertsOf } from "./alert-row.ts"
import type { FermentationDeps } from "./fermentation-deps.ts"

export type AlertNotFound = { readonly kind: "alert_not_found" }

/** Puts an alert away: it is shown no more, and not raised again before what it tells of is over. A repeat is harmless. */
export const dismissAlert = (
  { batches }: Pick<FermentationDeps, "batches">,
  member: Member,
  { batchId, alertId }: { readonly batchId: BatchId; readonly alertId: AlertId },
): Promise<Result<Alert, BatchNotFound | AlertNotFound>> =>
  batches.record<Alert, AlertNotFound>(member, batchId, async (tx, _batch, now) => {
    const row = await alertsOf(tx, batchId).where("batchAlerts.id", "=", alertId).executeTakeFirst()
    if (!row) return err({ kind: "alert_not_found" })
    const alert = alertOf(row)
    if (alert.dismissedAt) return ok({ value: alert, events: [] })
    await tx.updateTable("batchAlerts").set({ dismissedAt: now }).where("id", "=", alertId).execute()
    const data = { alertId, alertKind: kindOf(alert.finding) }
    return ok({
      value: { ...alert, dismissedAt: now },
      events: [{ kind: "alert_dismissed", stepId: null, data }],
      isLive: true,
    })
  })
