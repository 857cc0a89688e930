/** Tells those who watch that something has changed. */
export type Changes = {
  readonly tell: () => void
  /** Calls back after each change; the answer ends it. */
  readonly watch: (changed: () => void) => () => void
  readonly isWatched: () => boolean
}

export const makeChanges = (): Changes => {
  const watchers = new Set<() => void>()
  return {
    tell: () => {
      for (const changed of watchers) changed()
    },
    watch: (changed) => {
      watchers.add(changed)
      return () => void watchers.delete(changed)
    },
    isWatched: () => watchers.size > 0,
  }
}
