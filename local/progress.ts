/** Tells a person how long something already takes: a line each two seconds, nothing when it is quick. */
export const withProgress = async <T>(
  what: string,
  work: Promise<T>,
  say: (line: string) => void,
): Promise<T> => {
  const start = Date.now()
  const timer = setInterval(() => say(`${what} … ${Math.round((Date.now() - start) / 1000)} s`), 2_000)
  try {
    return await work
  } finally {
    clearInterval(timer)
  }
}
