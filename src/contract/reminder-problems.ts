import type {
  CreateReminderError,
  DeleteReminderError,
  PatchReminderError,
} from "../features/batches/index.ts"
import { preconditionFailed } from "../http/conditional.ts"
import { defineProblem, problem } from "../http/problem.ts"
import { httpProblems } from "../http/problems.ts"
import { assertNever } from "../shared/assert-never.ts"
import { batchProblems, moveProblem } from "./batch-problems.ts"

export const reminderProblems = {
  inThePast: defineProblem({
    code: "reminder_in_the_past",
    status: 422,
    title: { en: "That moment has passed", fr: "Ce moment est passé" },
    detail: ({ now }: { readonly now: Date }) => ({
      en: `A reminder rings in the future; it is ${now.toISOString()} now.`,
      fr: `Un rappel sonne dans le futur ; il est actuellement ${now.toISOString()}.`,
    }),
  }),
  tooMany: defineProblem({
    code: "too_many_reminders",
    status: 409,
    title: { en: "Too many reminders", fr: "Trop de rappels" },
    detail: ({ most }: { readonly most: number }) => ({
      en: `A batch has at most ${most}. Delete one that you no longer need.`,
      fr: `Un brassin en a ${most} au plus. Supprimez-en un dont vous n'avez plus besoin.`,
    }),
  }),
}

/** Why a reminder was not set. */
export const createReminderProblem = (error: CreateReminderError) => {
  switch (error.kind) {
    case "batch_not_found":
    case "wrong_state":
      return moveProblem(error)
    case "in_the_past":
      return problem(reminderProblems.inThePast, error)
    case "too_many":
      return problem(reminderProblems.tooMany, error)
    case "reminder_id_taken":
      return problem(batchProblems.idTaken, undefined)
    default:
      return assertNever(error)
  }
}

/** Why a reminder was not changed. */
export const patchReminderProblem = (error: PatchReminderError) => {
  if (error.kind === "in_the_past") return problem(reminderProblems.inThePast, error)
  return error.kind === "wrong_state" ? moveProblem(error) : deleteReminderProblem(error)
}

/** Why a reminder was not deleted. */
export const deleteReminderProblem = (error: DeleteReminderError) =>
  error.kind === "version_mismatch"
    ? preconditionFailed(error.version)
    : problem(httpProblems.notFound, undefined)
