import type {
  AddMeasurementError,
  AddNoteError,
  AddTastingError,
  BeerOnly,
  DeleteRecordError,
  InTheFuture,
  PatchMeasurementError,
  PatchNoteError,
  PatchTastingError,
  PutPhotoError,
} from "../features/brew-log/index.ts"
import { preconditionFailed } from "../http/conditional.ts"
import { fieldErrors } from "../http/field-errors.ts"
import type { Language, Text } from "../http/language.ts"
import { defineProblem, problem } from "../http/problem.ts"
import { httpProblems } from "../http/problems.ts"
import { localized, type Version } from "../http/version.ts"
import { assertNever } from "../shared/assert-never.ts"
import { batchProblems, moveProblem } from "./batch-problems.ts"
import { fieldProblem } from "./field-problem.ts"
import type { InvalidPatch } from "./recipe-patch.ts"

export const brewLogProblems = {
  tooManyRecords: defineProblem({
    code: "too_many_records",
    status: 409,
    title: { en: "No more of these", fr: "Limite atteinte" },
    detail: ({ max }: { max: number }) => ({
      en: `A batch keeps ${max} of these at most. Delete some that you no longer need.`,
      fr: `Un brassin en garde ${max} au plus. Supprimez ceux dont vous n'avez plus besoin.`,
    }),
  }),
}

type NotAdded = Exclude<AddMeasurementError | AddNoteError | PutPhotoError, BeerOnly | InTheFuture>

/** Why something was not written down. */
const addProblem = (error: NotAdded) => {
  switch (error.kind) {
    case "batch_not_found":
      return problem(httpProblems.notFound, undefined)
    case "id_taken":
      return problem(batchProblems.idTaken, undefined)
    case "too_many":
      return problem(brewLogProblems.tooManyRecords, error)
    default:
      return assertNever(error)
  }
}

/** Why a measurement was not written down. */
export const addMeasurementProblem = (error: AddMeasurementError, language: Language) =>
  error.kind === "in_the_future" || error.kind === "beer_only"
    ? statementProblem(error, language)
    : addProblem(error)

/** Why a note was not written down. */
export const addNoteProblem = (error: AddNoteError, language: Language) =>
  error.kind === "in_the_future" ? futureProblem("at", error, language) : addProblem(error)

/** Why a tasting was not written down. */
export const addTastingProblem = (error: AddTastingError, language: Language) => {
  if (error.kind === "in_the_future") return futureProblem("tastedAt", error, language)
  return error.kind === "wrong_state" ? moveProblem(error) : addProblem(error)
}

/** Why a photo was not added. */
export const putPhotoProblem = (error: PutPhotoError) => addProblem(error)

/** What of a measurement cannot be true. */
const statementProblem = (error: InTheFuture | BeerOnly, language: Language) =>
  error.kind === "in_the_future"
    ? futureProblem("takenAt", error, language)
    : fieldProblem({ path: "originalBrix", code: error.kind, text: beerOnly(error) }, language)

const futureProblem = (path: string, error: InTheFuture, language: Language) =>
  fieldProblem({ path, code: error.kind, text: inTheFuture(error) }, language)

const patchProblem = (error: InvalidPatch, language: Language) => {
  const errors = fieldErrors(error.issues, error.input, language)
  return problem(httpProblems.invalid, { count: errors.length }, { extensions: { errors } })
}

/** Why a measurement was not changed. Its texts are in one language. */
export const patchMeasurementProblem = (error: PatchMeasurementError | InvalidPatch, language: Language) => {
  if (error.kind === "invalid_patch") return patchProblem(error, language)
  if (error.kind === "in_the_future" || error.kind === "beer_only") return statementProblem(error, language)
  return deleteRecordProblem(error, (version) => localized(version, language))
}

/** Why a note was not changed. */
export const patchNoteProblem = (error: PatchNoteError, language: Language) =>
  error.kind === "in_the_future" ? futureProblem("at", error, language) : deleteRecordProblem(error)

/** Why a tasting was not changed. */
export const patchTastingProblem = (error: PatchTastingError | InvalidPatch, language: Language) => {
  if (error.kind === "invalid_patch") return patchProblem(error, language)
  return error.kind === "in_the_future"
    ? futureProblem("tastedAt", error, language)
    : deleteRecordProblem(error)
}

/** Why something of a batch was not deleted. */
export const deleteRecordProblem = (
  error: DeleteRecordError,
  versionOf: (version: number) => Version = (version) => version,
) => {
  switch (error.kind) {
    case "batch_not_found":
    case "record_not_found":
      return problem(httpProblems.notFound, undefined)
    case "version_mismatch":
      return preconditionFailed(versionOf(error.version))
    default:
      return assertNever(error)
  }
}

const inTheFuture = ({ given, now }: InTheFuture): Text => ({
  en: `Nothing has been observed at ${given.toISOString()} yet: here it is ${now.toISOString()}.`,
  fr: `Rien n'a encore pu être observé à ${given.toISOString()} : ici, il est ${now.toISOString()}.`,
})

const beerOnly = ({ stage }: BeerOnly): Text => ({
  en: `At the stage ${stage} nothing has fermented yet: leave it out, or say stage fermenter.`,
  fr: `À l'étape ${stage}, rien n'a encore fermenté : ne l'envoyez pas, ou indiquez stage fermenter.`,
})
