import { LRUCache } from "lru-cache"

/**
 * A cache of so many entries, which forgets those longest unused. Bounded by size, one for each: bounded by `max`,
 * lru-cache takes memory for all entries at once, which took 9 ms of every start.
 */
export const boundedCache = <Value extends object>(entries: number): LRUCache<string, Value> =>
  new LRUCache({ maxSize: entries, sizeCalculation: () => 1 })
