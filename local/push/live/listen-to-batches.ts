import { setTimeout as pause } from "node:timers/promises"
import type { LiveDocument } from "./live-batches.ts"

export type FirestoreSource = {
  /** `127.0.0.1:port` of an emulator. */
  readonly host: string
  readonly projectId: string
}

/** With an emulator that is gone, closing may wait for an answer that never comes. */
const closeWithinMs = 1_000

/**
 * Listens to the live documents of all batches, of every member: the sink is no phone, the rules do not bind it.
 * The SDK, slow to load, is loaded here.
 * @returns what ends it
 */
export const listenToBatches = async (
  { host, projectId }: FirestoreSource,
  hear: {
    readonly documents: (all: readonly LiveDocument[]) => void
    /** It has ended by itself. */
    readonly failed: () => void
  },
): Promise<() => Promise<void>> => {
  // They look for the metadata server of a cloud machine otherwise, for seconds.
  process.env["METADATA_SERVER_DETECTION"] ??= "none"
  const { Firestore } = await import("@google-cloud/firestore")
  const firestore = new Firestore({ projectId, host, ssl: false })
  const unsubscribe = firestore
    .collectionGroup("batches")
    .onSnapshot(
      ({ docs }) => hear.documents(docs.map((found) => ({ path: found.ref.path, data: found.data() }))),
      hear.failed,
    )
  return async () => {
    unsubscribe()
    const closing = firestore.terminate().catch(() => undefined)
    await Promise.race([closing, pause(closeWithinMs, undefined, { ref: false })])
  }
}
