import type { Task } from "graphile-worker"
import { ProjectBatch } from "../features/batches/index.ts"
import type { JobServices } from "./job-services.ts"

/** The live document of a batch is brought up to its row. */
export const projectBatch =
  ({ live }: Pick<JobServices, "live">): Task<"project_batch"> =>
  (payload) =>
    live.projectBatch(ProjectBatch.parse(payload))
