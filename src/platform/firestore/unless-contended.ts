import { setTimeout as sleep } from "node:timers/promises"

/** gRPC's ABORTED: others wrote what a transaction had read. Firestore is there, and has answered. */
const aborted = 10

const mostAttempts = 5
/** Grows with each attempt, so that those who met once do not meet for ever. */
const apartMs = 100

/**
 * Makes a transaction again when others were in its way.
 * @returns "contended" when they were each time
 */
export const unlessContended = async <T>(transact: () => Promise<T>): Promise<T | "contended"> => {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    try {
      return await transact()
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === aborted)) throw error
    }
    if (attempt < mostAttempts) await sleep(Math.random() * apartMs * 2 ** attempt)
  }
  return "contended"
}
