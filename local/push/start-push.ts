import { listen, type Listening } from "../listen.ts"
import { firestoreBatches } from "./live/firestore-batches.ts"
import type { FirestoreSource } from "./live/listen-to-batches.ts"
import { noLiveBatches } from "./live/live-batches.ts"
import { openOfflinePhones } from "./offline-phones.ts"
import { pushApp } from "./push-app.ts"
import { openReceived } from "./received.ts"
import { openTokenRefusals } from "./token-refusals.ts"

/** Where the live documents are, or why they are nowhere. */
export type LiveSource = FirestoreSource | { readonly host: null; readonly missing: string }

/**
 * Starts the sink that stands in for FCM HTTP v1: takes the messages, refuses on demand, and shows on a page what
 * phones would have received, beside the live documents. Without `dataDir` nothing outlives the process.
 */
export const startPush = async (options: {
  readonly port: number
  readonly dataDir?: string | undefined
  readonly firestore?: LiveSource
  readonly address?: string | undefined
}): Promise<Listening> => {
  const {
    port,
    dataDir,
    address,
    firestore = { host: null, missing: "the sink was started without one" },
  } = options
  const live = firestore.host === null ? noLiveBatches(firestore.missing) : firestoreBatches(firestore)
  const app = pushApp({
    received: await openReceived(dataDir),
    offline: await openOfflinePhones(dataDir),
    refusals: await openTokenRefusals(dataDir),
    live,
  })
  const server = await listen(app.fetch, { service: "the push sink", port, address })
  const stop = async () => {
    await server.stop()
    await live.stop()
  }
  return { ...server, stop }
}
