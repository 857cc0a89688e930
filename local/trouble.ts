/** Something that a person can mend: the message says what and how, and is shown without a stack. */
export class Trouble extends Error {
  override readonly name = "Trouble"
}

/** What to print of anything thrown. */
export const told = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(told).join("\n")
  if (error instanceof Trouble) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
