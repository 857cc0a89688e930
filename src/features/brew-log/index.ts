import { tombstones } from "../../platform/postgres/expired-rows.ts"
import type { Member } from "../../shared/actor.ts"
import type { BatchId, MeasurementId } from "../../shared/ids.ts"
import { addMeasurement, type AddMeasurement } from "./add-measurement.ts"
import type { BrewLogDeps } from "./brew-log-deps.ts"
import { deleteMeasurement, type DeleteMeasurement } from "./delete-measurement.ts"
import { listMeasurements, type ListMeasurements, readMeasurement } from "./list-measurements.ts"
import type { MeasurementKind } from "./measurement.ts"
import { patchMeasurement, type PatchMeasurement } from "./patch-measurement.ts"
import { latestMeasurements, measurementsOf } from "./read-measurements.ts"

export type { AddMeasurementError } from "./add-measurement.ts"
export type { BeerOnly } from "./measurement-content.ts"
export type { InTheFuture } from "./when-observed.ts"
export type { BrewLogDeps } from "./brew-log-deps.ts"
export type { DeleteRecordError } from "./delete-measurement.ts"
export {
  correctionMethods,
  type Measurement,
  type MeasurementDoubt,
  measurementDoubts,
  type MeasurementKind,
  measurementKinds,
  measurementStages,
  originalSources,
  type Stated,
} from "./measurement.ts"
export type { Measured } from "./measurement-listener.ts"
export type { MeasurementContent, PatchMeasurementError } from "./patch-measurement.ts"

/** What brewers write down of a batch. */
export const makeBrewLog = (deps: BrewLogDeps) => ({
  addMeasurement: (member: Member, command: AddMeasurement) => addMeasurement(deps, member, command),
  listMeasurements: (member: Member, request: ListMeasurements) => listMeasurements(deps, member, request),
  readMeasurement: (
    member: Member,
    command: { readonly batchId: BatchId; readonly measurementId: MeasurementId },
  ) => readMeasurement(deps, member, command),
  patchMeasurement: <E>(member: Member, command: PatchMeasurement<E>) =>
    patchMeasurement(deps, member, command),
  deleteMeasurement: (member: Member, command: DeleteMeasurement) => deleteMeasurement(deps, member, command),
  /** For jobs and live documents, which no member asks for: the last measurement of each kind. */
  latestMeasurements: (batchId: BatchId) => latestMeasurements(deps.db.sql, batchId),
  /** For jobs: all measurements of some kinds, in the order in which they were taken. */
  measurementsOf: (batchId: BatchId, kinds: readonly MeasurementKind[]) =>
    measurementsOf(deps.db.sql, batchId, kinds),
  purges: (["measurements", "batchNotes", "batchPhotos", "batchTastings"] as const).map((table) =>
    tombstones(deps, table),
  ),
})
export type BrewLog = ReturnType<typeof makeBrewLog>
