import { Outage } from "../../shared/outage.ts"
import type { LiveDeps } from "./live-deps.ts"
import type { LiveDocument } from "./live-store.ts"
import { forgetTurns, takeTurn } from "./take-turn.ts"

/**
 * Brings a live document up to the truth, and may run at any time, any number of times, in any order. It reads after
 * its turn has come, so what it writes includes every change that asked for it; and it looks again after writing,
 * so that a document whose row went meanwhile goes, too.
 * @returns null when the document is right; else when to try again, because it has been written within the second, others
 * write it just now, or the store does not answer
 */
export const project = async (
  deps: Pick<LiveDeps, "db" | "clock" | "store" | "log">,
  path: string,
  read: () => Promise<LiveDocument | null>,
): Promise<Date | null> => {
  const nextTurn = await takeTurn(deps, path)
  if (nextTurn) return nextTurn
  try {
    const document = await read()
    if (document && (await deps.store.putIfNewer(path, document)) === "contended") return inMs(deps, secondMs)
    if (document === null || (await read()) === null) {
      await deps.store.remove(path)
      await forgetTurns(deps, path)
    }
    return null
  } catch (error) {
    if (!(error instanceof Outage)) throw error
    // Of those that are held nobody has seen anything; that they are is told once.
    if (!error.isHeld) deps.log.warning("live.unavailable", error.message, { cause: String(error.cause) })
    return inMs(deps, error.retryAfterMs ?? afterOutageMs)
  }
}

const inMs = ({ clock }: Pick<LiveDeps, "clock">, milliseconds: number): Date =>
  new Date(clock.now().getTime() + milliseconds)

/** Until others have written the document that they and this wrote at once. */
const secondMs = 1_000

/**
 * Of a store that does not say when it is best tried again. A growing wait would leave documents stale long after the
 * outage. One try in so long, and one job for a document, is less than what we ask of the store on any other day.
 */
const afterOutageMs = 30_000
