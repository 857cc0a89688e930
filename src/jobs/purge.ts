import type { Task } from "graphile-worker"
import { z } from "zod"
import type { JobServices } from "./job-services.ts"

/** The job that deletes what has been kept long enough, by the name of its purge. */
const PurgeJob = z.object({ what: z.string() })
type PurgeJob = z.infer<typeof PurgeJob>

declare global {
  namespace GraphileWorker {
    interface Tasks {
      purge: PurgeJob
    }
  }
}

/** Rows are locked while they are deleted: few enough for nobody to notice. */
const portionRows = 500

/** One at a time for each purge, and behind everything that somebody waits for. */
export const purgeOptions = (what: string) => ({ jobKey: `purge:${what}`, priority: 10, maxAttempts: 3 })

/** A portion goes. When there may be more, the next portion is a job of its own: others have their turn in between. */
export const purge =
  ({ purges }: Pick<JobServices, "purges">): Task<"purge"> =>
  async (payload, { addJob }) => {
    const { what } = PurgeJob.parse(payload)
    // A release that knows it may have asked one that does not: it asks again in an hour.
    const gone = await purges.find(({ name }) => name === what)?.portion(portionRows)
    if (gone === portionRows) await addJob("purge", { what }, purgeOptions(what))
  }
