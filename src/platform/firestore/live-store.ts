import { isDeepStrictEqual } from "node:util"
import type { DocumentSnapshot, Firestore } from "@google-cloud/firestore"
import type { LiveDocument, LiveStore } from "../../features/live/index.ts"

export type FirestoreOptions = {
  readonly projectId: string
  /** host:port of the emulator; Google's service when it is left out. */
  readonly emulatorHost?: string | undefined
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

  return {
    putIfNewer: async (path, document) => {
      const db = await firestore()
      const reference = db.doc(path)
      return db.runTransaction(async (transaction) => {
        const stored = liveDocument(await transaction.get(reference))
        if (stored && stored.version > document.version) return "older"
        if (isDeepStrictEqual(stored, document)) return "unchanged"
        transaction.set(reference, document)
        return "written"
      })
    },
    remove: async (path) => void (await (await firestore()).doc(path).delete()),
    read: async (path) => liveDocument(await (await firestore()).doc(path).get()),
    list: async (collection) => {
      const references = await (await firestore()).collection(collection).listDocuments()
      return references.map((reference) => reference.path).toSorted()
    },
    warmUp: async () => void (await firestore()),
    close: async () => {
      if (opened) await (await opened).terminate()
    },
  }
}

const open = async ({ projectId, emulatorHost }: FirestoreOptions): Promise<Firestore> => {
  const { Firestore } = await import("@google-cloud/firestore")
  return new Firestore(emulatorHost ? { projectId, host: emulatorHost, ssl: false } : { projectId })
}

/** We write only live documents, so what is read is one: the cast states it. */
const liveDocument = (snapshot: DocumentSnapshot): LiveDocument | null =>
  (snapshot.data() as LiveDocument | undefined) ?? null
