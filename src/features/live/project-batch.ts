import { enqueue } from "../../platform/postgres/enqueue.ts"
import { type ProjectBatch, projectionKey } from "../batches/index.ts"
import type { LiveDeps } from "./live-deps.ts"
import { batchPath } from "./live-path.ts"
import { project } from "./project.ts"
import { readLiveBatch } from "./read-live-batch.ts"

/** Brings the live document of a batch up to its row. Older versions never overwrite newer ones. */
export const projectBatch = async (deps: LiveDeps, job: ProjectBatch): Promise<void> => {
  const nextTurn = await project(deps, batchPath(job.ownerUid, job.batchId), () =>
    readLiveBatch(deps, job.batchId),
  )
  if (nextTurn)
    await enqueue(deps.db.sql, "project_batch", job, { key: projectionKey(job.batchId), runAt: nextTurn })
}
