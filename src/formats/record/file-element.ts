/** A part of a file, an element of XML or a member of JSON: its text without that of its children, which are elements themselves. */
export type FileElement = {
  /** As the format has it: BeerXML in upper case, JSON in its own. */
  readonly name: string
  readonly text: string
  readonly children: readonly FileElement[]
}

export const childrenOf = (element: FileElement | undefined, name: string): readonly FileElement[] =>
  (element && childrenByName(element).get(name)) ?? []

export const childOf = (element: FileElement | undefined, name: string): FileElement | undefined =>
  childrenOf(element, name)[0]

/** What stands at a path of names, "timing/use". */
export const elementAt = (element: FileElement | undefined, path: string): FileElement | undefined =>
  path.includes("/")
    ? path.split("/").reduce<FileElement | undefined>((at, name) => childOf(at, name), element)
    : childOf(element, path)

/** The children of an element by name, sorted once: a search per field takes minutes where a field is there 10,000 times. */
export const childrenByName = (element: FileElement): ReadonlyMap<string, readonly FileElement[]> => {
  const known = byName.get(element)
  if (known) return known
  const found = Map.groupBy(element.children, ({ name }) => name)
  byName.set(element, found)
  return found
}

const byName = new WeakMap<FileElement, ReadonlyMap<string, readonly FileElement[]>>()
