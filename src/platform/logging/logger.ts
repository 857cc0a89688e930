/** Cloud Logging's severities, in order. */
export const severities = ["DEBUG", "INFO", "WARNING", "ERROR"] as const
export type Severity = (typeof severities)[number]

export type Fields = Readonly<Record<string, unknown>>

export type Logger = {
  readonly debug: (event: string, message: string, fields?: Fields) => void
  readonly info: (event: string, message: string, fields?: Fields) => void
  /** For failures that are expected: no stack. */
  readonly warning: (event: string, message: string, fields?: Fields) => void
  /** For defects: give the error as `error`, and Error Reporting groups it by its stack. */
  readonly error: (event: string, message: string, fields?: Fields & { readonly error?: unknown }) => void
  /** Hands what is still held to the stream; resolves when it has taken it. */
  readonly flush: () => Promise<void>
}

export type LoggerOptions = {
  readonly level: Severity
  /** Which release of which service speaks. */
  readonly service: string
  readonly version: string
  readonly stream: NodeJS.WritableStream
}

/**
 * Writes one JSON object per line, in the fields that Cloud Logging and Error Reporting lift
 * (`severity`, `message`, `serviceContext`, `stack_trace`, `logging.googleapis.com/trace`…).
 * Lines of one turn of the event loop leave together: a write per line costs more than the request it tells of.
 */
export const makeLogger = ({ level, service, version, stream }: LoggerOptions): Logger => {
  const threshold = severities.indexOf(level)
  // The same in every line: written once.
  const end = `,"serviceContext":${JSON.stringify({ service, version })}}\n`
  let held: string[] = []

  const writeHeld = (): void => {
    if (held.length === 0) return
    const lines = held.join("")
    held = []
    stream.write(lines)
  }

  const at = (severity: Severity) => {
    const silent = severities.indexOf(severity) < threshold
    return (event: string, message: string, fields?: Fields): void => {
      if (silent) return
      const line: Record<string, unknown> = {
        severity,
        time: timeText(),
        message,
        event,
        ...fields,
      }
      if (line["error"] !== undefined) {
        line["stack_trace"] = stackOf(line["error"])
        delete line["error"]
      }
      if (held.push(JSON.stringify(line).slice(0, -1) + end) === 1) setImmediate(writeHeld)
    }
  }

  return {
    debug: at("DEBUG"),
    info: at("INFO"),
    warning: at("WARNING"),
    error: at("ERROR"),
    flush: () => {
      writeHeld()
      return new Promise((resolve) => stream.write("", () => resolve()))
    },
  }
}

let textMs = 0
let text = ""

/** The time, written once a millisecond: under load that is far rarer than a line. */
const timeText = (): string => {
  const nowMs = Date.now()
  if (nowMs !== textMs) {
    textMs = nowMs
    text = new Date(nowMs).toISOString()
  }
  return text
}

/** V8's own stack, causes included, which is what Error Reporting groups by. */
const stackOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const stack = error.stack ?? `${error.name}: ${error.message}`
  return error.cause === undefined ? stack : `${stack}\nCaused by: ${stackOf(error.cause)}`
}
