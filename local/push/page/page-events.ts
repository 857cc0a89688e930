import type { SSEStreamingApi } from "hono/streaming"

/** Changes that come within this are shown together, in ms. */
const togetherMs = 50

/** Sends what there is now, and again after each change, until the reader leaves. */
export const sendEachChange = async (
  stream: SSEStreamingApi,
  options: {
    readonly read: () => unknown
    /** Calls back after each change; the answer ends it. */
    readonly watch: (changed: () => void) => () => void
  },
): Promise<void> => {
  let { promise: next, resolve: ring } = Promise.withResolvers<void>()
  const unwatch = options.watch(() => ring())
  stream.onAbort(() => ring())
  try {
    while (!stream.aborted) {
      ;({ promise: next, resolve: ring } = Promise.withResolvers<void>())
      await stream.writeSSE({ data: JSON.stringify(options.read()) })
      await next
      await stream.sleep(togetherMs)
    }
  } finally {
    unwatch()
  }
}
