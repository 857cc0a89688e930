/** What a tick has got done. */
export type TickReport = {
  /** Jobs that it did. */
  readonly done: number
  /** Attempts that failed: each comes back later, unless it was the last. */
  readonly failed: number
  /** Jobs that were due when it ended and are not done: time was up, or another worker has them. */
  readonly left: number
}

/** Runs the jobs for a while, where no worker runs all the time. */
export type Ticks = {
  /** @throws Outage when the queue can't be asked */
  readonly run: () => Promise<TickReport>
}
