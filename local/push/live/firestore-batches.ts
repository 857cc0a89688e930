import { setTimeout as pause } from "node:timers/promises"
import { makeChanges } from "../changes.ts"
import { type FirestoreSource, listenToBatches } from "./listen-to-batches.ts"
import type { LiveBatches, LiveDocument, LiveStatus } from "./live-batches.ts"

/** How often Firestore is asked whether it is there, and how long it may take to say so. */
const askEveryMs = 1_000
const answerWithinMs = 2_000
/** A page that is loaded again, or looks at another batch, leaves and comes back. */
const lingerMs = 3_000

/**
 * The live documents in a Firestore emulator, which are listened to while somebody watches. The SDK waits in silence
 * for an emulator that is gone, and ever longer: so it is asked every second, and listened to anew when it is back.
 */
export const firestoreBatches = (source: FirestoreSource): LiveBatches => {
  let status: LiveStatus = { kind: "connecting" }
  let documents: readonly LiveDocument[] = []
  let session: AbortController | null = null
  let ended = Promise.resolve()
  const changes = makeChanges()

  const keepListening = async (signal: AbortSignal): Promise<void> => {
    const become = (next: LiveStatus) => {
      if (signal.aborted) return
      status = next
      changes.tell()
    }
    while (!signal.aborted) {
      if (await answers(source, signal)) {
        await listenWhileItAnswers(source, signal, (all) => {
          if (!signal.aborted) documents = all
          become({ kind: "watching" })
        })
      }
      if (status.kind !== "lost") become({ kind: "lost" })
      await aWhile(signal)
    }
  }

  const begin = (): AbortController => {
    const end = new AbortController()
    ended = ended
      .then(() => keepListening(end.signal))
      .catch((error: unknown) => {
        // A defect, in the SDK or here: the page says it, and phones go on to be sent messages.
        status = { kind: "none", reason: String(error) }
        changes.tell()
      })
    return end
  }
  const stop = (): Promise<void> => {
    session?.abort()
    session = null
    status = { kind: "connecting" }
    documents = []
    return ended
  }
  const stopUnlessWatched = async (): Promise<void> => {
    await pause(lingerMs, undefined, { ref: false })
    if (!changes.isWatched()) await stop()
  }

  return {
    status: () => status,
    documents: () => documents,
    watch: (changed) => {
      const unwatch = changes.watch(changed)
      session ??= begin()
      return () => {
        unwatch()
        void stopUnlessWatched()
      }
    },
    stop,
  }
}

const listenWhileItAnswers = async (
  source: FirestoreSource,
  signal: AbortSignal,
  hear: (all: readonly LiveDocument[]) => void,
): Promise<void> => {
  const broken = new AbortController()
  const close = await listenToBatches(source, { documents: hear, failed: () => broken.abort() })
  do await aWhile(signal)
  while (!broken.signal.aborted && !signal.aborted && (await answers(source, signal)))
  await close()
}

const answers = async ({ host }: FirestoreSource, signal: AbortSignal): Promise<boolean> => {
  try {
    const within = AbortSignal.any([signal, AbortSignal.timeout(answerWithinMs)])
    return (await fetch(`http://${host}/`, { signal: within })).ok
  } catch {
    return false
  }
}

/** Ends early, without an error, when the signal says so. */
const aWhile = (signal: AbortSignal): Promise<void> =>
  pause(askEveryMs, undefined, { signal, ref: false }).catch(() => undefined)
