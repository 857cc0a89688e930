import { assessFermentation, type FermentationFinding } from "../../brewing/assess-fermentation.ts"
import type { Sql } from "../../platform/postgres/database.ts"
import { ok } from "../../shared/result.ts"
import type { AssessFermentation, Batch, BatchEvent } from "../batches/index.ts"
import { type Alert, factsOf, kindOf } from "./alert.ts"
import { insertAlert, openAlerts } from "./alert-row.ts"
import type { FermentationDeps } from "./fermentation-deps.ts"
import { fermentationOf } from "./fermentation-of-batch.ts"

/**
 * Compares what is known of a fermentation with the alerts that are open: what is new is raised and told to the brewer,
 * what is over is cleared. It goes by the rows alone, so the job may run any number of times.
 */
export const assessBatch = async (deps: FermentationDeps, job: AssessFermentation): Promise<void> => {
  await deps.batches.recordForJob(job, async (tx, batch, now) => {
    const open = await openAlerts(tx, batch.id)
    const findings = batch.state === "fermenting" ? await findingsOf(deps, batch) : []
    const isOpen = (finding: FermentationFinding): boolean =>
      open.some((alert) => alert.finding.kind === finding.kind)
    const isOver = ({ finding }: Alert): boolean => !findings.some(({ kind }) => kind === finding.kind)
    const raised: BatchEvent[] = []
    for (const finding of findings.filter((one) => !isOpen(one)))
      raised.push(await raise(deps, tx, { batch, finding, ownerUid: job.ownerUid, now }))
    const cleared = await clear(tx, open.filter(isOver), now)
    return ok({ value: null, events: [...raised, ...cleared], isLive: true })
  })
}

const findingsOf = async (
  { brewLog }: Pick<FermentationDeps, "brewLog">,
  batch: Batch,
): Promise<readonly FermentationFinding[]> => {
  const measurements = await brewLog.measurementsOf(batch.id, ["gravity", "temperature"])
  const fermentation = fermentationOf(batch, measurements)
  return fermentation ? assessFermentation(fermentation) : []
}

type Raise = {
  readonly batch: Batch
  readonly finding: FermentationFinding
  readonly ownerUid: string
  readonly now: Date
}

const raise = async (
  { newId, notifications }: Pick<FermentationDeps, "newId" | "notifications">,
  tx: Sql,
  { batch, finding, ownerUid, now }: Raise,
): Promise<BatchEvent> => {
  const alert: Alert = {
    id: newId(),
    batchId: batch.id,
    batchName: batch.name,
    ownerId: batch.ownerId,
    finding,
    raisedAt: now,
    dismissedAt: null,
    clearedAt: null,
  }
  await insertAlert(tx, alert)
  await notifications.notify(tx, {
    owner: { id: batch.ownerId, uid: ownerUid },
    dedupeKey: `alert:${alert.id}`,
    facts: factsOf(finding, batch.name),
    data: { batchId: batch.id, alertId: alert.id },
    dueAt: now,
  })
  return { kind: "alert_raised", stepId: null, data: { alertId: alert.id, alertKind: kindOf(finding) } }
}

const clear = async (tx: Sql, over: readonly Alert[], now: Date): Promise<readonly BatchEvent[]> => {
  if (over.length === 0) return []
  await tx
    .updateTable("batchAlerts")
    .set({ clearedAt: now })
    .where(
      "id",
      "in",
      over.map(({ id }) => id),
    )
    .execute()
  return over.map(({ id, finding }) => ({
    kind: "alert_cleared",
    stepId: null,
    data: { alertId: id, alertKind: kindOf(finding) },
  }))
}
