import type { Firestore } from "@google-cloud/firestore"
import type { Brew } from "./brewing.ts"

/** A phone that listens to the document of a batch. */
export const watch = (store: Firestore, { brewer, batch }: Brew) => {
  const versions: number[] = []
  const first = Promise.withResolvers<void>()
  const waiting: { readonly version: number; readonly resolve: (at: number) => void }[] = []
  const stop = store.doc(`users/${brewer.uid}/batches/${batch.id}`).onSnapshot((snapshot) => {
    first.resolve()
    const version = Number(snapshot.get("version") ?? 0)
    if (!snapshot.exists) return
    versions.push(version)
    for (const one of waiting) if (version >= one.version) one.resolve(performance.now())
  })
  return {
    versions,
    stop,
    first: first.promise,
    reached: (version: number): Promise<number> =>
      (versions.at(-1) ?? 0) >= version
        ? Promise.resolve(performance.now())
        : new Promise((resolve) => waiting.push({ version, resolve })),
  }
}
