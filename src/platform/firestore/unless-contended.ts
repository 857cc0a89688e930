import { setTimeout as sleep } from "node:timers/promises"

const mostAttempts = 5
/** Grows with each attempt, so that those who met once do not meet for ever. */
const apartMs = 100

/**
 * Reads and writes a document again when others were in the way.
 * @returns "contended" when they were each time
 */
export const unlessContended = async <T>(
  attempt: () => Promise<T | "contended">,
): Promise<T | "contended"> => {
  for (let made = 1; made <= mostAttempts; made += 1) {
    const outcome = await attempt()
    if (outcome !== "contended") return outcome
    if (made < mostAttempts) await sleep(Math.random() * apartMs * 2 ** made)
  }
  return "contended"
}
