import type {
  AddMeasurementError,
  BeerOnly,
  DeleteRecordError,
  InTheFuture,
  PatchMeasurementError,
} from "../features/brew-log/index.ts"
import { preconditionFailed } from "../http/conditional.ts"
import { fieldErrors } from "../http/field-errors.ts"
import type { Language, Text } from "../http/language.ts"
import { defineProblem, problem } from "../http/problem.ts"
import { httpProblems } from "../http/problems.ts"
import { localized, type Version } from "../http/version.ts"
import { assertNever } from "../shared/assert-never.ts"
import { batchProblems } from "./batch-problems.ts"
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

/** Why a measurement was not written down. */
export const addMeasurementProblem = (error: AddMeasurementError, language: Language) => {
  switch (error.kind) {
    case "batch_not_found":
      return problem(httpProblems.notFound, undefined)
    case "id_taken":
      return problem(batchProblems.idTaken, undefined)
    case "too_many":
      return problem(brewLogProblems.tooManyRecords, error)
    case "in_the_future":
    case "beer_only":
      return statementProblem(error, language)
    default:
      return assertNever(error)
  }
}

/** What of a measurement cannot be true. */
const statementProblem = (error: InTheFuture | BeerOnly, language: Language) =>
  error.kind === "in_the_future"
    ? fieldProblem({ path: "takenAt", code: error.kind, text: inTheFuture(error) }, language)
    : fieldProblem({ path: "originalBrix", code: error.kind, text: beerOnly(error) }, language)

/** Why a measurement was not changed. */
export const patchMeasurementProblem = (error: PatchMeasurementError | InvalidPatch, language: Language) => {
  switch (error.kind) {
    case "batch_not_found":
    case "record_not_found":
      return problem(httpProblems.notFound, undefined)
    case "version_mismatch":
      return preconditionFailed(localized(error.version, language))
    case "invalid_patch": {
      const errors = fieldErrors(error.issues, error.input, language)
      return problem(httpProblems.invalid, { count: errors.length }, { extensions: { errors } })
    }
    case "in_the_future":
    case "beer_only":
      return statementProblem(error, language)
    default:
      return assertNever(error)
  }
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
