import { isDeepStrictEqual } from "node:util"
import type { LiveDocument, LiveStore } from "../../features/live/index.ts"

/** A live store in this process, for a machine without the Firestore emulator. Held to the same contract. */
export const memoryLiveStore = (): LiveStore => {
  const documents = new Map<string, LiveDocument>()
  return {
    putIfNewer: async (path, document) => {
      const stored = documents.get(path)
      if (stored && stored.version > document.version) return "older"
      if (isDeepStrictEqual(stored, document)) return "unchanged"
      documents.set(path, structuredClone(document))
      return "written"
    },
    remove: async (path) => void documents.delete(path),
    read: async (path) => structuredClone(documents.get(path)) ?? null,
    list: async (collection) =>
      [...documents.keys()].filter((path) => path.slice(0, path.lastIndexOf("/")) === collection).toSorted(),
  }
}
