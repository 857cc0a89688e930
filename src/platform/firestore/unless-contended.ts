import { setTimeout as sleep } from "node:timers/promises"

/** gRPC's ABORTED: others write the document just now. Firestore is there, and has answered. */
const aborted = 10
/** NOT_FOUND, ALREADY_EXISTS, FAILED_PRECONDITION: others have written since. Elsewhere they tell of a missing database. */
const outdated = [5, 6, 9]

/**
 * How a write ended that others may have met.
 * @param condition whether it was made on the condition that the document is as it was read
 * @returns "contended" when they did; any other failure is thrown
 */
export const metOthers = async (
  write: Promise<void>,
  condition: "as_read" | "any",
): Promise<"written" | "contended"> => {
  try {
    await write
    return "written"
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined
    if (code === aborted || (condition === "as_read" && outdated.some((one) => one === code)))
      return "contended"
    throw error
  }
}

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
