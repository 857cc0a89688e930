import { doc, type Firestore, onSnapshot } from "firebase/firestore"
import type { z } from "zod"

export type Seen<T> = {
  readonly document: T
  /** When it arrived, in milliseconds since the epoch. */
  readonly at: number
}

/** A Firestore document that is listened to, the way the app does it. */
export type WatchedDocument<T> = {
  /** Resolves with the document as soon as the condition holds for it; throws when it does not in time. */
  readonly until: (holds: (document: T) => boolean, withinMs: number) => Promise<Seen<T>>
  readonly stop: () => void
}

/**
 * Listens to a document, which need not be there yet. Resolves once Firestore has answered for the first time: Google's
 * emulator loses a write that comes while a listener is being set up (Firestore itself does not).
 */
export const watchDocument = async <S extends z.ZodType>(
  db: Firestore,
  path: string,
  schema: S,
): Promise<WatchedDocument<z.output<S>>> => {
  const opened = Promise.withResolvers<void>()
  let last: Seen<z.output<S>> | null = null
  let failure: Error | null = null
  const watchers = new Set<() => void>()
  const changed = () => {
    for (const look of watchers) look()
  }
  const stop = onSnapshot(
    doc(db, path),
    (snapshot) => {
      const parsed = schema.safeParse(snapshot.data())
      if (parsed.success) last = { document: parsed.data, at: Date.now() }
      else if (snapshot.exists()) failure = new Error(`${path} holds something else`, { cause: parsed.error })
      if (snapshot.metadata.fromCache) opened.reject(new Error("Firestore does not answer"))
      else opened.resolve()
      changed()
    },
    (error) => {
      failure = error
      opened.reject(error)
      changed()
    },
  )
  await opened.promise

  const until: WatchedDocument<z.output<S>>["until"] = (holds, withinMs) => {
    const { promise, resolve, reject } = Promise.withResolvers<Seen<z.output<S>>>()
    const look = () => {
      if (failure) reject(failure)
      else if (last && holds(last.document)) resolve(last)
    }
    const late = () => reject(new Error(`${path} did not show it within ${withinMs} ms`))
    const timer = setTimeout(late, withinMs)
    watchers.add(look)
    look()
    return promise.finally(() => {
      clearTimeout(timer)
      watchers.delete(look)
    })
  }
  return { until, stop }
}
