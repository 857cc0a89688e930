/** Resolves at the first SIGTERM or SIGINT; `signal` is aborted by it. A second one is left to Node, which ends at once. */
export const untilStopped = (): { readonly promise: Promise<void>; readonly signal: AbortSignal } => {
  const controller = new AbortController()
  const { promise, resolve } = Promise.withResolvers<void>()
  const stop = (): void => {
    process.off("SIGTERM", stop)
    process.off("SIGINT", stop)
    controller.abort(new Error("the process is told to stop"))
    resolve()
  }
  process.on("SIGTERM", stop)
  process.on("SIGINT", stop)
  return { promise, signal: controller.signal }
}
