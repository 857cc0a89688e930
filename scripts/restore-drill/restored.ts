import type { Portrait } from "./portrait.ts"
import type { Source } from "./source.ts"

/** A backup that was restored, on a server of this machine. */
export type Restored = {
  /** What was backed up, at the moment of the backup. */
  readonly original: Portrait
  /** Where the sequences stood when the backup was done. */
  readonly sequencesAfter: ReadonlyMap<string, string>
  /** The copy, as a superuser. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/** A way to back up and restore. `how` is told before it begins. */
export type Restore = {
  readonly how: string
  readonly run: (source: Source) => Promise<Restored>
}
