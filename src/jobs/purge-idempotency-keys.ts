import type { Task } from "graphile-worker"
import type { JobServices } from "./job-services.ts"

/** Idempotency keys that have expired go, a portion at a time, until none is left. */
export const purgeIdempotencyKeys =
  (services: Pick<JobServices, "purgeIdempotencyKeys">): Task<"purge_idempotency_keys"> =>
  async (_payload, { abortSignal }) => {
    while (!abortSignal.aborted && (await services.purgeIdempotencyKeys()) > 0);
  }

declare global {
  namespace GraphileWorker {
    interface Tasks {
      purge_idempotency_keys: unknown
    }
  }
}
