/** A live document as Firestore has it. */
export type LiveDocument = { readonly path: string; readonly data: Readonly<Record<string, unknown>> }

/** Whether the live documents can be read. */
export type LiveStatus =
  /** There is no Firestore, and why. */
  | { readonly kind: "none"; readonly reason: string }
  | { readonly kind: "connecting" }
  | { readonly kind: "watching" }
  /** Firestore does not answer (any more); it is tried again and again. The documents are those of before. */
  | { readonly kind: "lost" }

/** The live documents of all batches, watched as long as somebody looks. */
export type LiveBatches = {
  readonly status: () => LiveStatus
  readonly documents: () => readonly LiveDocument[]
  /** Calls back after each change; the answer ends it. */
  readonly watch: (changed: () => void) => () => void
  readonly stop: () => Promise<void>
}

/** Where there is no Firestore: live documents stay inside the API. */
export const noLiveBatches = (reason: string): LiveBatches => ({
  status: () => ({ kind: "none", reason }),
  documents: () => [],
  watch: () => () => undefined,
  stop: async () => undefined,
})
