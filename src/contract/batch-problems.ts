import type {
  CreateBatchError,
  DeleteBatchError,
  ExtendStepError,
  MoveStepError,
  NotLonger,
  PatchBatchError,
  WrongExtension,
  WrongState,
} from "../features/batches/index.ts"
import { preconditionFailed } from "../http/conditional.ts"
import { defineProblem, problem } from "../http/problem.ts"
import { httpProblems } from "../http/problems.ts"
import { assertNever } from "../shared/assert-never.ts"
import { equipmentProblems } from "./equipment-problems.ts"

export const batchProblems = {
  wrongState: defineProblem({
    code: "wrong_state",
    status: 409,
    title: { en: "Not possible now", fr: "Pas possible maintenant" },
    detail: ({ state, possible }: Pick<WrongState, "state" | "possible">) => ({
      en: `It is ${state}. ${possible.length > 0 ? `Possible now: ${possible.join(", ")}.` : "Nothing can be done with it now."}`,
      fr: `État actuel : ${state}. ${possible.length > 0 ? `Possible maintenant : ${possible.join(", ")}.` : "Aucune action n'est possible pour l'instant."}`,
    }),
  }),
  notLonger: defineProblem({
    code: "not_longer",
    status: 422,
    title: { en: "It would not last longer", fr: "L'étape ne durerait pas plus longtemps" },
    detail: ({ plannedMinutes, dueAt }: Omit<NotLonger, "kind">) => ({
      en: `It must end later than now, and later than it does${plannedMinutes === null ? "" : ` with ${plannedMinutes} min`}${dueAt ? `, at ${dueAt.toISOString()}` : ""}.`,
      fr: `Elle doit finir plus tard que maintenant, et plus tard que prévu${plannedMinutes === null ? "" : ` avec ${plannedMinutes} min`}${dueAt ? `, à ${dueAt.toISOString()}` : ""}.`,
    }),
  }),
  wrongExtension: defineProblem({
    code: "wrong_extension",
    status: 422,
    title: { en: "Not how this step is extended", fr: "Cette étape ne se prolonge pas ainsi" },
    detail: ({ wants }: Pick<WrongExtension, "wants">) =>
      wants === "minutes"
        ? {
            en: "It is a step of the brew day: say plannedMinutes.",
            fr: "C'est une étape du brassin : indiquez plannedMinutes.",
          }
        : { en: "It is a step by day: say dueAt.", fr: "C'est une étape au jour près : indiquez dueAt." },
  }),
  idTaken: defineProblem({
    code: "id_taken",
    status: 409,
    title: { en: "The id is taken", fr: "L'identifiant est déjà pris" },
    detail: () => ({
      en: "Something else has this id, or had it before it was deleted. Choose a new one.",
      fr: "Autre chose porte cet identifiant, ou l'a porté avant d'être supprimé. Choisissez-en un nouveau.",
    }),
  }),
  recipeNotFound: defineProblem({
    code: "recipe_not_found",
    status: 404,
    title: { en: "No such recipe", fr: "Recette introuvable" },
    detail: () => ({
      en: "There is no recipe with this recipeId among yours.",
      fr: "Aucune de vos recettes ne porte ce recipeId.",
    }),
  }),
}

/** Why a batch or a step did not move. */
export const moveProblem = (error: MoveStepError) => {
  switch (error.kind) {
    case "batch_not_found":
    case "step_not_found":
      return problem(httpProblems.notFound, undefined)
    case "wrong_state": {
      const { state, possible, currentStepId } = error
      return problem(
        batchProblems.wrongState,
        { state, possible },
        { extensions: { state, possible, currentStepId } },
      )
    }
    default:
      return assertNever(error)
  }
}

/** Why a step was not made longer. */
export const extendProblem = (error: ExtendStepError) => {
  if (error.kind === "not_longer") return problem(batchProblems.notLonger, error)
  if (error.kind === "wrong_extension") return problem(batchProblems.wrongExtension, error)
  return moveProblem(error)
}

/** Why a batch was not changed. */
export const patchProblem = (error: PatchBatchError) =>
  error.kind === "version_mismatch" ? preconditionFailed(error.version) : moveProblem(error)

/** Why a batch was not made. */
export const createProblem = ({ kind }: CreateBatchError) => {
  switch (kind) {
    case "recipe_not_found":
      return problem(batchProblems.recipeNotFound, undefined)
    case "equipment_not_found":
      return problem(equipmentProblems.equipmentNotFound, undefined)
    case "batch_id_taken":
      return problem(batchProblems.idTaken, undefined)
    default:
      return assertNever(kind)
  }
}

/** Why a batch was not deleted. */
export const deleteProblem = (error: DeleteBatchError) => {
  switch (error.kind) {
    case "batch_not_found":
      return problem(httpProblems.notFound, undefined)
    case "version_mismatch":
      return preconditionFailed(error.version)
    default:
      return assertNever(error)
  }
}
