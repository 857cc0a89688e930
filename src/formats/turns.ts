/** Work in pieces: what it yields between them are places where others may have their turn. */
export type Steps<T> = Generator<void, T, void>

/** Does all of the work at once. */
export const atOnce = <T>(steps: Steps<T>): T => {
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return step.value
}

/** Does the work piece by piece, so that a large file keeps no other request waiting. */
export const inTurns = async <T>(steps: Steps<T>): Promise<T> => {
  let step = steps.next()
  while (step.done !== true) {
    await new Promise<void>((resolve) => setImmediate(resolve))
    step = steps.next()
  }
  return step.value
}
