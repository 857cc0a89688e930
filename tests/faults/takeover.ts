import { setTimeout as sleep } from "node:timers/promises"
import type { Stage } from "../features/stage.ts"
import type { Killed } from "./worker-fleet.ts"

/**
 * How long it takes, in seconds, until others have begun again with all that a killed worker had begun; null when it had
 * begun nothing.
 */
export const takeover = async (stage: Stage, { workerIds, at }: Killed): Promise<number | null> => {
  const held = await stage.asOwner(
    "select id, attempts from graphile_worker._private_jobs where locked_by = any($1)",
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
    if (waiting.length === 0) return (performance.now() - at) / 1000
    await sleep(100)
  }
}
