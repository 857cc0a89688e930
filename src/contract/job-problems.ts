import type { RetryJobError } from "../features/queue/index.ts"
import { defineProblem, problem } from "../http/problem.ts"
import { httpProblems } from "../http/problems.ts"

const stateText = {
  waiting: {
    en: "It waits for its time and runs by itself.",
    fr: "Elle attend son heure et s'exécutera d'elle-même.",
  },
  running: { en: "It is running at this moment.", fr: "Elle est en cours d'exécution." },
} as const

export const jobProblems = {
  jobNotFailed: defineProblem({
    code: "job_not_failed",
    status: 409,
    title: { en: "This job has not failed", fr: "Cette tâche n'a pas échoué" },
    detail: ({ state }: { state: keyof typeof stateText }) => ({
      en: `Only a job that gave up can be run again. ${stateText[state].en}`,
      fr: `Seule une tâche abandonnée peut être relancée. ${stateText[state].fr}`,
    }),
  }),
}

/** Why a job was not run again. */
export const retryJobProblem = (error: RetryJobError) =>
  error.kind === "job_not_found"
    ? problem(httpProblems.notFound, undefined)
    : problem(jobProblems.jobNotFailed, { state: error.state })
