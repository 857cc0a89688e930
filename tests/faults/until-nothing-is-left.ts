import { setTimeout as sleep } from "node:timers/promises"
import type { Stage } from "../features/stage.ts"

/** Longer than anything waits that will ever come: for FCM or Firestore to be back, for a dead worker to be missed. */
const patienceMs = 90_000

/** Waits until no job is left that will still run; throws when none has ended for long. */
export const untilNothingIsLeft = async ({ asOwner }: Pick<Stage, "asOwner">): Promise<void> => {
  let least = Number.POSITIVE_INFINITY
  let since = performance.now()
  for (;;) {
    const [row] = await asOwner(`select count(*) as left ${unfinished}`)
    const left = Number(row?.["left"])
    if (left === 0) return
    if (left < least) {
      least = left
      since = performance.now()
    } else if (performance.now() - since > patienceMs) {
      const some = await asOwner(
        `select task_id, key, run_at, attempts, locked_at, locked_by, last_error,
           (select to_jsonb(w) from job_workers w where w.id = locked_by) as worker ${unfinished} limit 5`,
      )
      throw new Error(`${left} jobs do not end: ${JSON.stringify(some)}`)
    }
    await sleep(100)
  }
}

/** What a killed worker leaves of a job that was given again has no attempts left, and nobody waits for it. */
const unfinished = "from graphile_worker._private_jobs where is_available or locked_by is not null"
