import { Outage } from "../../shared/outage.ts"

/** The database can't be asked right now. */
export class DatabaseUnavailable extends Outage {
  override readonly name = "DatabaseUnavailable"

  constructor(cause: unknown) {
    super("PostgreSQL", { cause })
  }
}

/** Classes of SQLSTATE, https://www.postgresql.org/docs/17/errcodes-appendix.html. */
const unavailableClasses = new Set([
  "08", // connection exceptions
  "53", // insufficient resources, too many connections among them
])

const unavailableCodes = new Set([
  "57P01", // admin_shutdown
  "57P02", // crash_shutdown
  "57P03", // cannot_connect_now: starting up, shutting down, in recovery
  "57014", // query_canceled: the statement timeout, overload's first sign
  "55P03", // lock_not_available: the lock timeout
  "25006", // read_only_sql_transaction: a standby before its promotion
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT", // the unix socket is not there yet
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPIPE",
  "ETIMEDOUT",
])

const overdue = "Query read timeout"

/** pg gives these no code. */
const unavailableMessages = [
  "timeout exceeded when trying to connect", // the pool's
  "timeout expired", // a client's own, when packets are dropped on the way
  overdue,
  "Connection terminated",
  "Client has encountered a connection error and is not queryable",
  "Client was closed and is not queryable",
]

/** Whether an error of pg or of the network says that the database is away or overloaded, rather than that we asked wrongly. */
export const isUnavailable = (error: unknown): boolean => {
  if (error instanceof DatabaseUnavailable) return true
  if (error instanceof AggregateError) return error.errors.some(isUnavailable)
  if (!(error instanceof Error)) return false
  const code = codeOf(error)
  if (code === undefined) return unavailableMessages.some((message) => error.message.startsWith(message))
  return unavailableCodes.has(code) || (code.length === 5 && unavailableClasses.has(code.slice(0, 2)))
}

/** The error as features know it: an outage, or what it was. */
export const outageOr = (error: unknown): unknown =>
  isUnavailable(error) && !(error instanceof DatabaseUnavailable) ? new DatabaseUnavailable(error) : error

/** Whether the answer to a query was not waited for any longer: the connection may still be full of it. */
export const isOverdue = (error: unknown): boolean => error instanceof Error && error.message === overdue

/** The SQLSTATE or the network code that an error carries. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined
