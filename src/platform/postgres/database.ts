import { AsyncLocalStorage } from "node:async_hooks"
import { setTimeout as sleep } from "node:timers/promises"
import { Kysely, PostgresDialect, sql as raw } from "kysely"
import { codeOf, DatabaseUnavailable } from "./database-unavailable.ts"
import { type ConnectionOptions, defaultStatementTimeoutMs, openPool } from "./connection.ts"
import { kyselyPool } from "./kysely-pool.ts"
import { isStalePlan, nameStatements } from "./named-statements.ts"
import { pipelinedReads } from "./pipelined-reads.ts"
import { columnNames, type PreparedQuery } from "./prepared-query.ts"
import type { DB } from "./tables.gen.ts"

/** For hot paths: a query that is built once and run many times. */
export { prepareQuery } from "./prepared-query.ts"

/** What features query with: the pool, or the transaction under way. */
export type Sql = Kysely<DB>

export type Database = {
  /** The transaction under way in this async context, else the pool. For single statements. */
  readonly sql: Sql
  /**
   * Runs a prepared query in the transaction under way, or on the connection for reads, at a fraction of the cost of
   * `sql`: for short reads on hot paths, which share that connection.
   */
  readonly rows: <Args, Row>(query: PreparedQuery<Args, Row>, args: Args) => Promise<readonly Row[]>
  /**
   * Runs work in a transaction and commits it. A thrown error rolls back, and so does a `Result` with `ok: false`: an
   * expected failure leaves nothing behind. Work joins a transaction that is under way in this async context (behind
   * a savepoint, so that its failure undoes no more than itself). The outermost one runs again, up to three times,
   * after a serialisation failure or a deadlock: work has no effect but its rows.
   * @throws DatabaseUnavailable during an outage
   */
  readonly transaction: <T>(work: (tx: Sql) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export type DatabaseOptions = ConnectionOptions & {
  /** Told of idle connections that broke and of transactions that run again. */
  readonly onWarning?: (event: DatabaseWarning, error: unknown) => void
}

export type DatabaseWarning = "database.idle_connection_lost" | "database.transaction_retried"

/** The server gives a statement up first, unless it is no longer there to do so. */
const answerTimeoutOf = ({ statementTimeoutMs = defaultStatementTimeoutMs }: ConnectionOptions): number =>
  statementTimeoutMs === 0 ? 0 : statementTimeoutMs + 2_000

export const openDatabase = (options: DatabaseOptions): Database => {
  const warn = options.onWarning ?? (() => {})
  const connection = { ...options, answerTimeoutMs: answerTimeoutOf(options) }
  const onIdleError = (error: Error): void => warn("database.idle_connection_lost", error)
  const names = nameStatements()
  const reads = pipelinedReads(connection, names, onIdleError)
  const root: Sql = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: kyselyPool(openPool(connection, onIdleError), names) }),
    plugins: [columnNames()],
  })
  const context = new AsyncLocalStorage<UnderWay>()
  const underWay = (): UnderWay | undefined => {
    const found = context.getStore()
    return found?.open ? found : undefined
  }

  /** Runs work where `database.sql` and `database.transaction` find `tx`, and no longer than that. */
  const within = async <T>(tx: Sql, work: (tx: Sql) => Promise<T>): Promise<T> => {
    const here: UnderWay = { tx, open: true, last: Promise.resolve() }
    try {
      return await context.run(here, work, tx)
    } finally {
      here.open = false
    }
  }

  const begin = async <T>(work: (tx: Sql) => Promise<T>): Promise<T> => {
    try {
      return await root.transaction().execute(async (tx) => {
        const outcome = await within(tx, work)
        if (isFailure(outcome)) throw new RolledBack(outcome)
        return outcome
      })
    } catch (error) {
      if (error instanceof RolledBack) return error.outcome as T
      throw error
    }
  }

  const join = async <T>(tx: Sql, work: (tx: Sql) => Promise<T>): Promise<T> => {
    await raw`savepoint joined`.execute(tx)
    try {
      const outcome = await within(tx, work)
      if (isFailure(outcome)) await raw`rollback to savepoint joined`.execute(tx)
      await raw`release savepoint joined`.execute(tx)
      return outcome
    } catch (error) {
      await raw`rollback to savepoint joined`
        .execute(tx)
        .catch((cause) => Promise.reject(lostWith(error, cause)))
      throw error
    }
  }

  return {
    get sql() {
      return underWay()?.tx ?? root
    },
    rows: async (query, args) => {
      const compiled = query.withArgs(args)
      const tx = underWay()?.tx
      if (tx) return (await tx.executeQuery(compiled)).rows
      const { rows, fields } = await reads.query(compiled.sql, compiled.parameters)
      return rows.map((row) => query.toRow(row, fields))
    },
    transaction: async (work) => {
      const outer = underWay()
      // Joined ones take turns, for savepoints nest.
      if (outer) return takeTurn(outer, () => join(outer.tx, work))
      return withRetries(
        () => begin(work),
        (error) => warn("database.transaction_retried", error),
      )
    },
    close: async () => {
      await Promise.all([root.destroy(), reads.close()])
    },
  }
}

type UnderWay = { readonly tx: Sql; open: boolean; last: Promise<unknown> }

const takeTurn = <T>(outer: UnderWay, work: () => Promise<T>): Promise<T> => {
  const turn = outer.last.then(work, work)
  outer.last = turn
  return turn
}

/** Carries an expected failure out of Kysely's transaction, which rolls back when it sees something thrown. */
class RolledBack extends Error {
  readonly outcome: unknown

  constructor(outcome: unknown) {
    super("rolled back")
    this.outcome = outcome
  }
}

const isFailure = (outcome: unknown): boolean =>
  typeof outcome === "object" && outcome !== null && "ok" in outcome && outcome.ok === false

/** The connection went while a failure was undone: the first error says why, unless the loss itself is the news. */
const lostWith = (error: unknown, cause: unknown): unknown =>
  cause instanceof DatabaseUnavailable ? cause : error

const retries = 3

const withRetries = async <T>(attempt: () => Promise<T>, onRetry: (error: unknown) => void): Promise<T> => {
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (failures >= retries || !isWorthRetrying(error)) throw error
      onRetry(error)
      await sleep(Math.random() * 25 * 2 ** failures)
    }
  }
}

/** serialization_failure, deadlock_detected, and a plan that a migration made stale. */
const isWorthRetrying = (error: unknown): boolean =>
  codeOf(error) === "40001" || codeOf(error) === "40P01" || isStalePlan(error)
