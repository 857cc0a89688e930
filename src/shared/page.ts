/** One page of a list read by keyset: `next` is the key of its last item, null at the end. */
export type Page<T, Key> = { readonly items: readonly T[]; readonly next: Key | null }

/** What a list is asked for: at most `limit` items after the key. */
export type PageRequest<Key> = { readonly limit: number; readonly after: Key | null }

/** Makes a page of rows that were read with one more than the limit: that one only tells whether there are more. */
export const pageOf = <Row, Key>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => Key,
): Page<Row, Key> => {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? keyOf(last) : null }
}
