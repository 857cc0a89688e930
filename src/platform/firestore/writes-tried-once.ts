/** As long as the SDK gives a call. */
const timeoutMs = 60_000

/** The lists that it names stand below. */
const triedOnce = { retry_codes_name: "never", retry_params_name: "once", timeout_millis: timeoutMs }

/**
 * What the client below the SDK is told (`clientConfig` of its FirestoreClient): it would repeat a refused commit or
 * rollback after 0.1 s, 0.13 s and so on for ten minutes, unseen. Reads are repeated by the SDK above it, which no
 * option reaches.
 */
export const writesTriedOnce = {
  interfaces: {
    "google.firestore.v1.Firestore": {
      retry_codes: { never: [] },
      retry_params: {
        once: {
          initial_retry_delay_millis: 100,
          retry_delay_multiplier: 1,
          max_retry_delay_millis: 100,
          initial_rpc_timeout_millis: timeoutMs,
          rpc_timeout_multiplier: 1,
          max_rpc_timeout_millis: timeoutMs,
          total_timeout_millis: timeoutMs,
        },
      },
      methods: { Commit: triedOnce, Rollback: triedOnce },
    },
  },
}
