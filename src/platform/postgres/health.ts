import { sql as raw } from "kysely"
import type { Database } from "./database.ts"
import { DatabaseUnavailable } from "./database-unavailable.ts"

/**
 * Whether the database answers within a second: for readiness, never for liveness (a restart mends no database).
 * A late answer is not waited for; the connection it holds comes back by itself.
 */
export const isDatabaseReady = async (database: Database, timeoutMs = 1_000): Promise<boolean> => {
  const { promise: late, resolve } = Promise.withResolvers<false>()
  const timer = setTimeout(resolve, timeoutMs, false as const)
  try {
    return await Promise.race([answers(database), late])
  } finally {
    clearTimeout(timer)
  }
}

const answers = async (database: Database): Promise<boolean> => {
  try {
    await raw`select 1`.execute(database.sql)
    return true
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return false
    throw error
  }
}
