import { z } from "zod"

/** A structured log line as a person reads it in a terminal; any other line as it is. */
export const readableLine = (line: string): string => {
  const entry = Entry.safeParse(parse(line))
  if (!entry.success) return line
  const { severity, message, stack_trace: stack } = entry.data
  return `${severity === "INFO" ? "" : `${severity} `}${message}${stack === undefined ? "" : `\n${stack}`}`
}

const Entry = z.object({ severity: z.string(), message: z.string(), stack_trace: z.string().optional() })

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
