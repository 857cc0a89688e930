/** What a document of the live store may hold: JSON, with times as RFC 3339 text, the same as in the API. */
export type LiveValue =
  | string
  | number
  | boolean
  | null
  | readonly LiveValue[]
  | { readonly [key: string]: LiveValue }

/** A document that phones listen to. Its version is that of the row it shows. */
export type LiveDocument = { readonly [key: string]: LiveValue } & { readonly version: number }

/**
 * Documents by path, as `users/{uid}/batches/{id}`. A projection: everything in it can be made again.
 * Every verb throws an Outage when the store does not answer in time; it may have had its effect all the same.
 */
export type LiveStore = {
  /**
   * Writes unless what is there is newer ("older") or the same ("unchanged", which costs no write). Where others write
   * the document all the while nothing may be written ("contended"): it is worth repeating a little later.
   */
  readonly putIfNewer: (
    path: string,
    document: LiveDocument,
  ) => Promise<"written" | "unchanged" | "older" | "contended">
  /** Removes a document. None there is fine. */
  readonly remove: (path: string) => Promise<void>
  readonly read: (path: string) => Promise<LiveDocument | null>
  /** The paths of all documents of a collection, as `users/{uid}/batches`. */
  readonly list: (collection: string) => Promise<readonly string[]>
}
