import { Outage } from "../../shared/outage.ts"
import { withinDeadline } from "./within-deadline.ts"

/** The SDK itself tries for minutes; a job that waits for it keeps its slot from others. */
const usualDeadlineMs = 5_000

/**
 * gRPC's CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, INTERNAL, UNAVAILABLE: what the SDK would repeat a
 * transaction for, but that of ours is tried once.
 */
const outageCodes = new Set<unknown>([1, 2, 4, 8, 13, 14])

export type FirestoreCalls = {
  /**
   * Waits for a call to Firestore.
   * @throws Outage when it does not answer in time, or says that it can't at the moment
   */
  readonly call: <T>(call: Promise<T>, deadlineMs?: number) => Promise<T>
  /** Whether a call has not been answered yet: one that was given up, too. */
  readonly arePending: () => boolean
}

/** Calls to Firestore, each with a deadline. */
export const firestoreCalls = (usualMs = usualDeadlineMs): FirestoreCalls => {
  let pending = 0
  const ended = (): void => {
    pending -= 1
  }
  return {
    call: async (call, deadlineMs = usualMs) => {
      pending += 1
      call.then(ended, ended)
      try {
        return await withinDeadline("Firestore", deadlineMs, call)
      } catch (error) {
        const code = error instanceof Error && "code" in error ? error.code : undefined
        throw outageCodes.has(code) ? new Outage("Firestore", { cause: error }) : error
      }
    },
    arePending: () => pending > 0,
  }
}
