import type pg from "pg"
import { ask } from "./ask.ts"
import { columnTypes, isDocument } from "./column-types.ts"
import { type ConnectionOptions, openPool } from "./connection.ts"
import { outageOr } from "./database-unavailable.ts"
import { isStalePlan, type NamedStatements } from "./named-statements.ts"

export type PipelinedReads = {
  /** Runs one statement on its own. Documents come back as text: whoever wants them parses them. */
  readonly query: (text: string, parameters: readonly unknown[]) => Promise<pg.QueryResult>
  readonly close: () => Promise<void>
}

/** Documents that are parsed only after pg has let go of their row die young, and cost next to nothing to collect. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    isDocument(oid) ? (text: string) => text : columnTypes.getTypeParser(oid, format),
}

/**
 * Sends short reads over one connection without waiting for the answers to those before, and all that come in one turn
 * of the event loop in one piece: a system call for each costs more than the rest of a read on our side (measured: a
 * third of the processor time of reading a recipe). One that fails, fails alone. A connection that breaks fails what
 * is under way on it, and the next read opens another.
 */
export const pipelinedReads = (
  options: ConnectionOptions,
  names: NamedStatements,
  onIdleError: (error: Error) => void,
): PipelinedReads => {
  const pool = openPool({ ...options, poolMax: 1, pipeline: true, types }, onIdleError)
  let connected: pg.PoolClient | null = null
  let connecting: Promise<pg.PoolClient> | null = null

  const connect = async (): Promise<pg.PoolClient> => {
    try {
      const client = await pool.connect()
      const forget = (): void => {
        if (connected !== client) return
        connected = null
        client.release(true)
      }
      client.once("error", forget).once("end", forget)
      return (connected = client)
    } finally {
      connecting = null
    }
  }

  const query = async (text: string, parameters: readonly unknown[]): Promise<pg.QueryResult> => {
    const client = connected ?? (await (connecting ??= connect()))
    sendAtEndOfTurn(client)
    return ask(client, names.statement(text, parameters))
  }

  return {
    query: async (text, parameters) => {
      try {
        return await query(text, parameters)
      } catch (error) {
        if (!isStalePlan(error)) throw outageOr(error)
        names.renew()
        return query(text, parameters)
      }
    },
    close: async () => {
      await connecting?.catch(() => "there is nothing to close")
      const client = connected
      connected = null
      client?.release()
      await pool.end()
    },
  }
}

const held = new WeakSet<pg.PoolClient>()

/** Holds back what is written to a connection until this turn of the event loop ends. */
const sendAtEndOfTurn = (client: pg.PoolClient): void => {
  if (held.has(client)) return
  held.add(client)
  const { stream } = client.connection
  stream.cork()
  setImmediate(() => {
    held.delete(client)
    stream.uncork()
  })
}
