import type { PostgresPool, PostgresPoolClient } from "kysely"
import type pg from "pg"
import { ask } from "./ask.ts"
import { DatabaseUnavailable, isOverdue, outageOr } from "./database-unavailable.ts"
import { isStalePlan, type NamedStatements } from "./named-statements.ts"

/** Lends pg's pool to Kysely: queries become named statements, outages become `DatabaseUnavailable`. */
export const kyselyPool = (pool: pg.Pool, names: NamedStatements): PostgresPool => {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()

  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect().catch(rethrow)
      const known = clients.get(client)
      if (known) return known
      const lent = lend(client, names)
      clients.set(client, lent)
      return lent
    },
    end: () => pool.end(),
  }
}

const lend = (client: pg.PoolClient, names: NamedStatements): PostgresPoolClient => {
  const run = async <R extends pg.QueryResultRow>(text: string, parameters: readonly unknown[]) => {
    const { command, rowCount, rows } = await ask<R>(client, names.statement(text, parameters))
    return { command, rowCount, rows }
  }

  /** Set once an answer was overdue: the connection is of no use any more, not even for a rollback. */
  let lost: DatabaseUnavailable | undefined

  const query = async <R extends pg.QueryResultRow>(text: string, parameters: readonly unknown[]) => {
    if (lost) throw lost
    try {
      return await run<R>(text, parameters)
    } catch (error) {
      if (isOverdue(error)) throw (lost = new DatabaseUnavailable(error))
      if (!isStalePlan(error)) return rethrow(error)
      names.renew()
      // Inside a transaction this fails, for the server has given the transaction up: `transaction` runs it again.
      return run<R>(text, parameters).catch(() => rethrow(error))
    }
  }

  return {
    query: query as PostgresPoolClient["query"],
    release: (destroy) => client.release(destroy === true || lost !== undefined),
  }
}

const rethrow = (error: unknown): never => {
  throw outageOr(error)
}
