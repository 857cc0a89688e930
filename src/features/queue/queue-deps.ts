import type { Database } from "../../platform/postgres/database.ts"
import type { Clock } from "../../shared/clock.ts"

export type QueueDeps = { readonly db: Database; readonly clock: Clock }
