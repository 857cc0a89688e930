import type { PutChecklistError } from "../features/brew-log/index.ts"
import { preconditionFailed, preconditionRequired } from "../http/conditional.ts"
import type { Language, Text } from "../http/language.ts"
import { problem } from "../http/problem.ts"
import { httpProblems } from "../http/problems.ts"
import { assertNever } from "../shared/assert-never.ts"
import { fieldProblem } from "./field-problem.ts"

/** Why a checklist was not written. */
export const putChecklistProblem = (error: PutChecklistError, language: Language) => {
  switch (error.kind) {
    case "batch_not_found":
      return problem(httpProblems.notFound, undefined)
    case "version_mismatch":
      return preconditionFailed(error.version)
    case "precondition_required":
      return preconditionRequired(error.version)
    case "wrong_item":
      return fieldProblem(
        {
          path: `items[${error.index}].label`,
          code: error.isLaidOut ? "not_an_own_item" : "required",
          text: error.isLaidOut ? wordsOfOurs : ownWords,
        },
        language,
      )
    default:
      return assertNever(error)
  }
}

const wordsOfOurs: Text = {
  en: "This item is laid out and has its words: leave label out, or give an own item another id.",
  fr: "Cet élément est prévu et a déjà son libellé : n'envoyez pas label, ou donnez un autre id à un élément à vous.",
}
const ownWords: Text = {
  en: "No item with this id is laid out: an own item needs a label.",
  fr: "Aucun élément prévu ne porte cet id : un élément à vous a besoin d'un label.",
}
