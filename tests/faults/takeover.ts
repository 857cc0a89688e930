import { setTimeout as sleep } from "node:timers/promises"
import type { Stage } from "../features/stage.ts"
import type { Killed } from "./worker-fleet.ts"

const hopelessSeconds = 120

/**
 * How long it takes, in seconds, until others have begun again with all that a killed worker had begun; null when it had
 * begun nothing.
 */
export const takeover = async (stage: Stage, { workerIds, at }: Killed): Promise<number | null> => {
  const held = await stage.asOwner(
    // What was given again while it ran has no attempts left: the other row runs.
    `select id, attempts from graphile_worker._private_jobs
     where locked_by = any($1) and attempts < max_attempts`,
    [workerIds],
  )
  if (held.length === 0) return null
  const ids = held.map(({ id }) => id)
  const attempts = held.map((row) => row["attempts"])
  for (;;) {
    const waiting = await stage.asOwner(
      `select from graphile_worker._private_jobs as jobs
       join unnest($1::bigint[], $2::int[]) as held (id, attempts) on jobs.id = held.id
       where jobs.attempts = held.attempts`,
      [ids, attempts],
    )
    const seconds = (performance.now() - at) / 1000
    if (waiting.length === 0 || seconds > hopelessSeconds) return seconds
    await sleep(100)
  }
}
