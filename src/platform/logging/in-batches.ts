export type Batches<T> = {
  readonly add: (item: T) => void
  /** Does at once what still waits. */
  readonly flush: () => void
}

/**
 * Puts work off to the end of this turn of the event loop, and does it for all that came in the turn: code that runs
 * several times in a row finds the processor's caches warm. No longer than that: between requests Cloud Run takes
 * the processor away, and a timer would keep the last line back until the next request.
 */
export const inBatches = <T>(work: (item: T) => void): Batches<T> => {
  let waiting: T[] = []
  const flush = (): void => {
    const items = waiting
    waiting = []
    items.forEach(work)
  }
  return {
    add: (item) => {
      if (waiting.push(item) === 1) setImmediate(flush)
    },
    flush,
  }
}
