import { setTimeout as sleep } from "node:timers/promises"
import type { SeededRandom } from "./seeded-random.ts"
import type { Fleet, Killed } from "./worker-fleet.ts"

/** Kills workers of a fleet one after the other, at moments of chance spread over a time. */
export const killWorkers = async (
  fleet: Fleet,
  {
    kills,
    overMs,
    random,
    onKill,
  }: {
    readonly kills: number
    readonly overMs: number
    readonly random: SeededRandom
    readonly onKill: (killed: Killed) => void
  },
): Promise<void> => {
  const startedAt = performance.now()
  for (let kill = 0; kill < kills; kill += 1) {
    const moment = ((kill + random.next()) / kills) * overMs
    await sleep(Math.max(1, startedAt + moment - performance.now()))
    const killed = await fleet.kill()
    onKill(killed)
    await killed.replaced
  }
}
