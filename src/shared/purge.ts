/**
 * Something that is kept for a while and then goes. A feature declares its own through its door, under `purges`; the
 * worker looks for each once an hour.
 */
export type Purge = {
  /** What goes, once among all purges: it names the job. */
  readonly name: string
  /**
   * Deletes what has been kept long enough, at most so many rows, and with each what refers to it. It may run at any
   * time, any number of times.
   * @returns how many rows went; fewer than the limit when none is left
   */
  readonly portion: (limit: number) => Promise<number>
}
