import { setTimeout as sleep } from "node:timers/promises"
import type { LiveStore } from "../../src/features/live/index.ts"
import { Outage } from "../../src/shared/outage.ts"

/** Parts of all calls, from 0 to 1. */
export type Unreliability = { readonly fails: number; readonly hangs: number }

/** What a call that is never answered costs until its deadline. */
const hangingMs = 1_000

/**
 * A live store that fails as a cloud does: of the calls that fail half have had their effect, and so have half of those
 * that are never answered.
 */
export const unreliableStore = (store: LiveStore, { fails, hangs }: Unreliability): LiveStore => {
  const troubled =
    <Args extends readonly unknown[], Answer>(call: (...args: Args) => Promise<Answer>) =>
    async (...args: Args): Promise<Answer> => {
      const fate = Math.random()
      if (fate >= fails + hangs) return call(...args)
      if (Math.random() < 0.5) await call(...args)
      if (fate >= fails) await sleep(hangingMs)
      throw new Outage("the live store")
    }
  return {
    putIfNewer: troubled(store.putIfNewer),
    remove: troubled(store.remove),
    read: store.read,
    list: store.list,
  }
}
