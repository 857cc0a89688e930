import { setTimeout as sleep } from "node:timers/promises"
import type { Stage } from "../features/stage.ts"

/** Waits until no document is left to bring up to date. */
export const untilProjected = async (stage: Stage): Promise<void> => {
  for (;;) {
    const [row] = await stage.asOwner(
      `select count(*) as left from graphile_worker._private_jobs as jobs
       join graphile_worker._private_tasks as tasks on tasks.id = task_id where identifier = 'project_batch' and attempts < max_attempts`,
    )
    if (Number(row?.["left"]) === 0) return
    await sleep(200)
  }
}
