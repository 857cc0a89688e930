import pg from "pg"
import { columnTypes } from "./column-types.ts"

/** Where the database is and who logs in. */
export type DatabaseLogin =
  | { readonly kind: "url"; readonly url: string }
  | {
      /** An address, or the directory of a unix socket (`/cloudsql/<project>:<region>:<instance>`). */
      readonly kind: "host"
      readonly host: string
      readonly port?: number
      readonly database: string
      readonly user: string
      /** With IAM database login the password is an access token, asked for at each new connection: `iamPassword()`. */
      readonly password: string | (() => Promise<string>)
      /**
       * TLS or nothing: the server has to prove itself by a certificate of a public authority, or of the one given (PEM).
       * That one vouches for this server alone, as Cloud SQL's do, so the name in the certificate does not matter.
       */
      readonly tls?: "public" | { readonly authority: string }
    }

export type ConnectionOptions = {
  readonly login: DatabaseLogin
  /** Shown in pg_stat_activity. */
  readonly applicationName: string
  readonly poolMax?: number
  /** How long to wait for a connection, a free place in the pool included. */
  readonly connectTimeoutMs?: number
  readonly statementTimeoutMs?: number
  /**
   * How long to wait for the answer to a query, whatever the server does; no limit when left out. Whoever sets it has to
   * close the connection of a query that ran into it: its answer may come when another is expected.
   */
  readonly answerTimeoutMs?: number
  readonly lockTimeoutMs?: number
  readonly idleInTransactionTimeoutMs?: number
  /** Queries are sent without waiting for the answers to those before: for single statements, never for transactions. */
  readonly pipeline?: boolean
  readonly types?: pg.CustomTypesConfig
}

export const defaultStatementTimeoutMs = 10_000

/** The schema of everything the application stores. */
export const schemaName = "brasse_bouillon"

/**
 * A pool of connections. Each session gets our timeouts (0 switches one off), the search path and the column types.
 * TLS is used where the login asks for it, a URL by `?sslmode=…`: Cloud SQL's socket brings its own.
 */
export const openPool = (options: ConnectionOptions, onIdleError: (error: Error) => void): pg.Pool => {
  const pool = new pg.Pool({
    ...clientConfig(options.login),
    application_name: options.applicationName,
    max: options.poolMax ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    statement_timeout: options.statementTimeoutMs ?? defaultStatementTimeoutMs,
    ...(options.answerTimeoutMs && { query_timeout: options.answerTimeoutMs }),
    lock_timeout: options.lockTimeoutMs ?? 5_000,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 15_000,
    options: `-c search_path=${schemaName}`,
    pipeline: options.pipeline ?? false,
    types: options.types ?? columnTypes,
  })
  // Without listeners a connection that breaks would end the process: an idle one is reported, and dropped by the
  // pool; one in use fails the query that it runs, which is report enough.
  pool.on("error", onIdleError)
  pool.on("connect", (client) => client.on("error", () => {}))
  return pool
}

/** What pg wants to know of a login. */
export const clientConfig = (login: DatabaseLogin): pg.ClientConfig => {
  if (login.kind === "url") return { connectionString: login.url }
  const { host, port, database, user, password, tls } = login
  return {
    host,
    database,
    user,
    password,
    ...(port !== undefined && { port }),
    ...(tls && {
      ssl: tls === "public" ? true : { ca: tls.authority, checkServerIdentity: () => undefined },
    }),
  }
}

/** `host:port`, or the socket: what a message may say of a login. */
export const addressOf = (login: DatabaseLogin): string => {
  if (login.kind === "host")
    return login.host.startsWith("/") ? login.host : `${login.host}:${login.port ?? 5432}`
  const { hostname, port, searchParams } = new URL(login.url)
  return searchParams.get("host") ?? `${hostname}:${port || "5432"}`
}
