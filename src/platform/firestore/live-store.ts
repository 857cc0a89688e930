import { isDeepStrictEqual } from "node:util"
import type { DocumentSnapshot, Firestore } from "@google-cloud/firestore"
import type { LiveDocument, LiveStore } from "../../features/live/index.ts"
import { Outage } from "../../shared/outage.ts"
import { firestoreCalls } from "./firestore-calls.ts"
import { unlessContended } from "./unless-contended.ts"
import { writesTriedOnce } from "./writes-tried-once.ts"

export type FirestoreOptions = {
  readonly projectId: string
  /** host:port of the emulator; Google's service when it is left out. */
  readonly emulatorHost?: string | undefined
  /** How long a call may take: 5 s when left out. */
  readonly deadlineMs?: number
}

export type FirestoreLiveStore = LiveStore & {
  /** Loads the SDK ahead of its first use, which a phone waits for. */
  readonly warmUp: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The live store in Firestore. The SDK, slow to load, is loaded on first use. */
export const firestoreLiveStore = (options: FirestoreOptions): FirestoreLiveStore => {
  let opened: Promise<Firestore> | null = null
  const firestore = (): Promise<Firestore> => (opened ??= open(options))
  const calls = firestoreCalls(options.deadlineMs)

  return {
    putIfNewer: async (path, document) => {
      const db = await firestore()
      const reference = db.doc(path)
      return calls.call(
        unlessContended(() =>
          db.runTransaction(async (transaction) => {
            const stored = liveDocument(await transaction.get(reference))
            if (stored && stored.version > document.version) return "older"
            if (isDeepStrictEqual(stored, document)) return "unchanged"
            transaction.set(reference, document)
            return "written"
          }, triedOnce),
        ),
      )
    },
    remove: async (path) => {
      const db = await firestore()
      const reference = db.doc(path)
      // A removal by itself would be repeated by the SDK for ten minutes, whatever it is told.
      const removed = await calls.call(
        unlessContended(() =>
          db.runTransaction(async (transaction) => {
            transaction.delete(reference)
            return "removed"
          }, triedOnce),
        ),
      )
      if (removed === "contended")
        throw new Outage("Firestore", { cause: new Error("others write the document") })
    },
    read: async (path) => {
      const db = await firestore()
      return liveDocument(await calls.call(db.doc(path).get()))
    },
    list: async (collection) => {
      const db = await firestore()
      const references = await calls.call(db.collection(collection).listDocuments(), listDeadlineMs)
      return references.map((reference) => reference.path).toSorted()
    },
    warmUp: async () => void (await firestore()),
    close: async () => {
      // With a call that gets no answer it would wait for that, and the SDK would fail in the background afterwards.
      if (opened && !calls.arePending()) await (await opened).terminate()
    },
  }
}

/** The SDK's own attempts go on long after our deadline, and most of all while Firestore is away. */
const triedOnce = { maxAttempts: 1 }

/** A collection comes page by page; no job asks for one. */
const listDeadlineMs = 60_000

const open = async ({ projectId, emulatorHost }: FirestoreOptions): Promise<Firestore> => {
  const { Firestore } = await import("@google-cloud/firestore")
  const settings = { projectId, clientConfig: writesTriedOnce }
  return new Firestore(emulatorHost ? { ...settings, host: emulatorHost, ssl: false } : settings)
}

/** We write only live documents, so what is read is one: the cast states it. */
const liveDocument = (snapshot: DocumentSnapshot): LiveDocument | null =>
  (snapshot.data() as LiveDocument | undefined) ?? null
