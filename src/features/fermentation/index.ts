import type { Member } from "../../shared/actor.ts"
import type { AlertId, BatchId } from "../../shared/ids.ts"
import type { AssessFermentation } from "../batches/index.ts"
import { assessBatch } from "./assess-batch.ts"
import { dismissAlert } from "./dismiss-alert.ts"
import type { FermentationDeps } from "./fermentation-deps.ts"
import { listAlerts, shownAlerts } from "./list-alerts.ts"

export { assessWhenMeasured } from "./assess-when-measured.ts"
export { type Alert, alertKinds, factsOf, kindOf } from "./alert.ts"

/** What there is to say of a fermentation under way. */
export const makeFermentation = (deps: FermentationDeps) => ({
  assess: (job: AssessFermentation) => assessBatch(deps, job),
  listAlerts: (member: Member, command: { readonly batchId: BatchId }) => listAlerts(deps, member, command),
  dismissAlert: (member: Member, command: { readonly batchId: BatchId; readonly alertId: AlertId }) =>
    dismissAlert(deps, member, command),
  shownAlerts: (batchId: BatchId) => shownAlerts(deps, batchId),
})
export type FermentationAlerts = ReturnType<typeof makeFermentation>
