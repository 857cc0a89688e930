import type { LiveDeps } from "./live-deps.ts"
import type { LiveDocument } from "./live-store.ts"
import { forgetTurns, takeTurn } from "./take-turn.ts"

/**
 * Brings a live document up to the truth, and may run at any time, any number of times, in any order. It reads after
 * its turn has come, so what it writes includes every change that asked for it; and it looks again after writing,
 * so that a document whose row went meanwhile goes, too.
 * @returns null when the document is right; else when to try again, because it has been written within the second
 */
export const project = async (
  deps: Pick<LiveDeps, "db" | "clock" | "store">,
  path: string,
  read: () => Promise<LiveDocument | null>,
): Promise<Date | null> => {
  const nextTurn = await takeTurn(deps, path)
  if (nextTurn) return nextTurn
  const document = await read()
  if (document) await deps.store.putIfNewer(path, document)
  if (document === null || (await read()) === null) {
    await deps.store.remove(path)
    await forgetTurns(deps, path)
  }
  return null
}
