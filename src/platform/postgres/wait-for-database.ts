import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { addressOf, clientConfig, type DatabaseLogin } from "./connection.ts"
import { isUnavailable } from "./database-unavailable.ts"

export type WaitOptions = {
  readonly login: DatabaseLogin
  readonly log: (message: string) => void
  /** In milliseconds. A fresh Cloud Run instance has no way out to the database for 20 to 80 s. */
  readonly timeoutMs?: number
  /** How long one try may take, in milliseconds. */
  readonly tryMs?: number
  /** Ends the wait when the process is told to stop. */
  readonly signal?: AbortSignal
  /** Said after the message when it did not answer, such as where the address came from. */
  readonly hint?: string
}

/**
 * Waits until the database answers a query, for at most 120 s, with a growing pause between tries.
 * @throws at once when it refuses us for another reason than being away: a wrong password does not get better
 */
export const waitForDatabase = async (options: WaitOptions): Promise<void> => {
  const { login, log, timeoutMs = 120_000, tryMs = 5_000, signal, hint } = options
  const startedAt = performance.now()
  const leftMs = (): number => timeoutMs - (performance.now() - startedAt)
  for (let tries = 1; ; tries += 1) {
    signal?.throwIfAborted()
    const problem = await ask(login, Math.min(tryMs, leftMs()))
    if (problem === null) return
    const pauseMs = Math.min(2_000, 100 * 2 ** (tries - 1))
    if (leftMs() <= pauseMs) throw new Error(gaveUp(login, timeoutMs, hint), { cause: problem })
    if (tries % 4 === 1) log(`waiting for PostgreSQL at ${addressOf(login)}: ${problem.message}`)
    await sleep(pauseMs, undefined, signal ? { signal } : {})
  }
}

/** Asks once, on a connection of its own. */
const ask = async (login: DatabaseLogin, timeoutMs: number): Promise<Error | null> => {
  const patienceMs = Math.max(1, timeoutMs)
  const client = new pg.Client({
    ...clientConfig(login),
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
  })
  // A connection that breaks fails the query below.
  client.on("error", () => {})
  try {
    await client.connect()
    await client.query("select 1")
    return null
  } catch (error) {
    if (error instanceof Error && isUnavailable(error)) return error
    throw error
  } finally {
    await client.end()
  }
}

const gaveUp = (login: DatabaseLogin, timeoutMs: number, hint?: string): string =>
  `PostgreSQL at ${addressOf(login)} did not answer in ${Math.round(timeoutMs / 1000)} s. Is it running?${hint ? ` ${hint}` : ""}`
