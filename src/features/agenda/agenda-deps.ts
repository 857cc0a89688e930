import type { Database } from "../../platform/postgres/database.ts"
import type { Clock } from "../../shared/clock.ts"
import type { Batches } from "../batches/index.ts"

export type AgendaDeps = {
  readonly db: Database
  readonly clock: Clock
  readonly batches: Pick<Batches, "underWay">
  /** Something that nobody can guess, fit for a URL. */
  readonly newSecret: () => string
}
