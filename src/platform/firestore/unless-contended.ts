import { setTimeout as sleep } from "node:timers/promises"

/**
 * gRPC's NOT_FOUND, ALREADY_EXISTS, FAILED_PRECONDITION, ABORTED: others wrote a document that was read, or write it just
 * now. Firestore is there, and has answered.
 */
const met = new Set<unknown>([5, 6, 9, 10])

const mostAttempts = 5
/** Grows with each attempt, so that those who met once do not meet for ever. */
const apartMs = 100

/**
 * Reads and writes a document again when others were in the way.
 * @returns "contended" when they were each time
 */
export const unlessContended = async <T>(write: () => Promise<T>): Promise<T | "contended"> => {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    try {
      return await write()
    } catch (error) {
      if (!(error instanceof Error && "code" in error && met.has(error.code))) throw error
    }
    if (attempt < mostAttempts) await sleep(Math.random() * apartMs * 2 ** attempt)
  }
  return "contended"
}
