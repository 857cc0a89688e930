import { listJobs, type ListJobs } from "./list-jobs.ts"
import type { QueueDeps } from "./queue-deps.ts"
import { queuePurges } from "./queue-purges.ts"
import { queueState } from "./queue-state.ts"
import { retryJob } from "./retry-job.ts"

export { type Job, type JobState, jobStates } from "./job.ts"
export type { QueueState } from "./queue-state.ts"
export type { RetryJobError } from "./retry-job.ts"

/** The jobs, as those see them who look after them. */
export const makeQueue = (deps: QueueDeps) => ({
  list: (request: ListJobs) => listJobs(deps, request),
  retry: (command: { readonly id: string }) => retryJob(deps, command),
  state: () => queueState(deps),
  purges: queuePurges(deps),
})
export type Queue = ReturnType<typeof makeQueue>
