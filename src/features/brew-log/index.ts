import { tombstones } from "../../platform/postgres/expired-rows.ts"
import type { Member } from "../../shared/actor.ts"
import type { BatchId, MeasurementId, NoteId, TastingId } from "../../shared/ids.ts"
import type { BrewLogDeps } from "./brew-log-deps.ts"
import { putChecklist, type PutChecklist, readChecklist } from "./checklist/put-checklist.ts"
import type { ListObserved } from "./list-observed.ts"
import { addMeasurement, type AddMeasurement } from "./measurements/add-measurement.ts"
import { deleteMeasurement, type DeleteMeasurement } from "./measurements/delete-measurement.ts"
import { listMeasurements, type ListMeasurements, readMeasurement } from "./measurements/list-measurements.ts"
import type { MeasurementKind } from "./measurements/measurement.ts"
import { patchMeasurement, type PatchMeasurement } from "./measurements/patch-measurement.ts"
import { latestMeasurements, measurementsOf } from "./measurements/read-measurements.ts"
import { addNote, type AddNote } from "./notes/add-note.ts"
import { deleteNote, type DeleteNote, patchNote, type PatchNote } from "./notes/change-note.ts"
import { listNotes, readNote } from "./notes/list-notes.ts"
import { deletePhoto, putPhoto } from "./photos/change-photos.ts"
import { listPhotos, type PhotoOfBatch, readPhoto } from "./photos/list-photos.ts"
import { planPriming, type PlanPriming } from "./priming/plan-priming.ts"
import { splitBatch, type SplitBatch } from "./split/split-batch.ts"
import { summariseBatch } from "./summary/summarise-batch.ts"
import { addTasting, type AddTasting } from "./tastings/add-tasting.ts"
import {
  deleteTasting,
  type DeleteTasting,
  patchTasting,
  type PatchTasting,
} from "./tastings/change-tasting.ts"
import { listTastings, readTasting } from "./tastings/list-tastings.ts"

export type { AddMeasurementError } from "./measurements/add-measurement.ts"
export type { BeerOnly } from "./measurements/measurement-content.ts"
export type { InTheFuture } from "./when-observed.ts"
export { type Checklist, checklistGroups, type KeptItem } from "./checklist/checklist.ts"
export type { PutChecklistError } from "./checklist/put-checklist.ts"
export type { AddNoteError } from "./notes/add-note.ts"
export type { PatchNoteError } from "./notes/change-note.ts"
export type { Note } from "./notes/note.ts"
export type { PutPhotoError } from "./photos/change-photos.ts"
export type { Photo } from "./photos/photo.ts"
export {
  type PlanPrimingError,
  type PrimingDoubt,
  primingDoubts,
  type PrimingPlan,
} from "./priming/plan-priming.ts"
export type { SplitBatchError } from "./split/split-batch.ts"
export {
  type SummaryFigure,
  type SummaryReason,
  summaryReasons,
  type SummaryRemark,
  summaryRemarks,
} from "./summary/compared.ts"
export type { BatchSummaryReport } from "./summary/summarise-batch.ts"
export type { AddTastingError } from "./tastings/add-tasting.ts"
export type { PatchTastingError } from "./tastings/change-tasting.ts"
export type { Tasting, TastingContent } from "./tastings/tasting.ts"
export type { BrewLogDeps } from "./brew-log-deps.ts"
export type { DeleteRecordError } from "./measurements/delete-measurement.ts"
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
} from "./measurements/measurement.ts"
export { beerGravities } from "./measurements/fermentation-end.ts"
export { originalGravityAmong } from "./measurements/gravity-of-wort.ts"
export type { Measured } from "./measurements/measurement-listener.ts"
export type { MeasurementContent, PatchMeasurementError } from "./measurements/patch-measurement.ts"

/** What brewers write down of a batch. */
export const makeBrewLog = (deps: BrewLogDeps) => ({
  addMeasurement: (member: Member, command: AddMeasurement) => addMeasurement(deps, member, command),
  listMeasurements: (member: Member, request: ListMeasurements) => listMeasurements(deps, member, request),
  readMeasurement: (member: Member, command: OfBatch & { readonly measurementId: MeasurementId }) =>
    readMeasurement(deps, member, command),
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
  addNote: (member: Member, command: AddNote) => addNote(deps, member, command),
  listNotes: (member: Member, request: ListObserved<NoteId>) => listNotes(deps, member, request),
  readNote: (member: Member, command: OfBatch & { readonly noteId: NoteId }) =>
    readNote(deps, member, command),
  patchNote: (member: Member, command: PatchNote) => patchNote(deps, member, command),
  deleteNote: (member: Member, command: DeleteNote) => deleteNote(deps, member, command),
  listPhotos: (member: Member, command: OfBatch) => listPhotos(deps, member, command),
  readPhoto: (member: Member, command: PhotoOfBatch) => readPhoto(deps, member, command),
  putPhoto: (member: Member, command: PhotoOfBatch) => putPhoto(deps, member, command),
  deletePhoto: (member: Member, command: PhotoOfBatch) => deletePhoto(deps, member, command),
  readChecklist: (member: Member, command: OfBatch) => readChecklist(deps, member, command),
  putChecklist: (member: Member, command: PutChecklist) => putChecklist(deps, member, command),
  planPriming: (member: Member, command: PlanPriming) => planPriming(deps, member, command),
  summarise: (member: Member, command: OfBatch) => summariseBatch(deps, member, command),
  split: (member: Member, command: SplitBatch) => splitBatch(deps, member, command),
  addTasting: (member: Member, command: AddTasting) => addTasting(deps, member, command),
  listTastings: (member: Member, request: ListObserved<TastingId>) => listTastings(deps, member, request),
  readTasting: (member: Member, command: OfBatch & { readonly tastingId: TastingId }) =>
    readTasting(deps, member, command),
  patchTasting: <E>(member: Member, command: PatchTasting<E>) => patchTasting(deps, member, command),
  deleteTasting: (member: Member, command: DeleteTasting) => deleteTasting(deps, member, command),
})
export type BrewLog = ReturnType<typeof makeBrewLog>

type OfBatch = { readonly batchId: BatchId }
