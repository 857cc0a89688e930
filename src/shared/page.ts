/** One page of a list read by keyset: `next` is the key of its last item, null at the end. */
export type Page<T, Key> = { readonly items: readonly T[]; readonly next: Key | null }

/** What a list is asked for: at most `limit` items after the key. */
export type PageRequest<Key> = { readonly limit: number; readonly after: Key | null }
