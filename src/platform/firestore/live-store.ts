import { isDeepStrictEqual } from "node:util"
import type { DocumentSnapshot, FieldValue, Firestore, Transaction } from "@google-cloud/firestore"
import type { LiveDocument, LiveStore } from "../../features/live/index.ts"
import { Outage } from "../../shared/outage.ts"
import { firestoreCalls } from "./firestore-calls.ts"
import { unlessContended } from "./unless-contended.ts"
import { writesTriedOnce } from "./writes-tried-once.ts"
import { writtenOrContended } from "./written-or-contended.ts"

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
        unlessContended(async () => {
          const snapshot = await reference.get()
          const stored = liveDocument(snapshot)
          if (stored && stored.version > document.version) return "older"
          if (isDeepStrictEqual(stored, document)) return "unchanged"
          const { FieldValue } = await loadSdk()
          const writing = writeOnce(db, (transaction) =>
            replace(transaction, snapshot, document, FieldValue.delete()),
          )
          return writtenOrContended(writing, "as_read")
        }),
      )
    },
    remove: async (path) => {
      const db = await firestore()
      const removed = await calls.call(
        unlessContended(() =>
          writtenOrContended(
            writeOnce(db, (transaction) => void transaction.delete(db.doc(path))),
            "any",
          ),
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

/**
 * Writes in a transaction that has read nothing. A commit by itself would be repeated by the SDK for ten minutes, whatever
 * it is told, and most of all while Firestore is away. One that has read holds its document for a minute when Firestore
 * goes away before its end, and nobody else can write it.
 */
const writeOnce = (db: Firestore, write: (transaction: Transaction) => void): Promise<void> =>
  db.runTransaction(async (transaction) => write(transaction), { maxAttempts: 1 })

/**
 * Puts a document in the place of the one that was read, unless others have written it since.
 * @param removal what takes a field away
 */
const replace = (
  transaction: Transaction,
  snapshot: DocumentSnapshot,
  document: LiveDocument,
  removal: FieldValue,
): void => {
  const { ref, updateTime } = snapshot
  if (!updateTime) {
    transaction.create(ref, document)
    return
  }
  const gone = Object.keys(snapshot.data() ?? {}).filter((key) => !(key in document))
  const removed = Object.fromEntries(gone.map((key) => [key, removal]))
  transaction.update(ref, { ...document, ...removed }, { lastUpdateTime: updateTime })
}

/** A collection comes page by page; no job asks for one. */
const listDeadlineMs = 60_000

const loadSdk = () => import("@google-cloud/firestore")

const open = async ({ projectId, emulatorHost }: FirestoreOptions): Promise<Firestore> => {
  const { Firestore } = await loadSdk()
  const settings = { projectId, clientConfig: writesTriedOnce }
  return new Firestore(emulatorHost ? { ...settings, host: emulatorHost, ssl: false } : settings)
}

/** We write only live documents, so what is read is one: the cast states it. */
const liveDocument = (snapshot: DocumentSnapshot): LiveDocument | null =>
  (snapshot.data() as LiveDocument | undefined) ?? null
