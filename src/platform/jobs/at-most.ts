/** Waits for work, but no longer than so many milliseconds: what is not done by then is left to itself. */
export const atMost = async (ms: number, work: Promise<unknown>): Promise<void> => {
  const { promise: enough, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  try {
    await Promise.race([work, enough])
  } finally {
    clearTimeout(timer)
  }
}
