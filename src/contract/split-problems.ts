import type { SplitBatchError } from "../features/brew-log/index.ts"
import { defineProblem, problem } from "../http/problem.ts"
import { batchProblems, moveProblem } from "./batch-problems.ts"
import { roundTo } from "./calculators/round-to.ts"

type Litres = { readonly availableL: number; readonly mostL: number }

export const splitProblems = {
  notEnough: defineProblem({
    code: "not_enough_volume",
    status: 422,
    title: { en: "The batch is not that much", fr: "Le brassin n'est pas si grand" },
    detail: ({ availableL, mostL }: Litres) => ({
      en: `The batch is ${availableL} L: at most ${mostL} L can go, for something must be left.`,
      fr: `Le brassin compte ${availableL} L : ${mostL} L au plus peuvent en partir, il doit en rester.`,
    }),
  }),
}

/** Why a batch was not split. */
export const splitProblem = (error: SplitBatchError) => {
  if (error.kind === "id_taken") return problem(batchProblems.idTaken, undefined)
  if (error.kind !== "not_enough") return moveProblem(error)
  const litres = {
    availableL: roundTo(2, error.availableLitres),
    // Rounded down, so that what is said to be possible is.
    mostL: Math.floor(error.mostLitres * 100 + 1e-6) / 100,
  }
  return problem(splitProblems.notEnough, litres, { extensions: litres })
}
