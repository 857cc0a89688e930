/** Ends an exhaustive switch: a case that is added later fails to compile here. */
export const assertNever = (value: never): never => {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
