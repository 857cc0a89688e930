/** An element of an XML file: its text without that of its children, which are elements themselves. */
export type XmlElement = {
  /** In upper case, as BeerXML has it. */
  readonly name: string
  readonly text: string
  readonly children: readonly XmlElement[]
}

export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  (element && childrenByName(element).get(name)) ?? []

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  childrenOf(element, name)[0]

/** The children of an element by name, sorted once: a search per field takes minutes where a field is there 10,000 times. */
export const childrenByName = (element: XmlElement): ReadonlyMap<string, readonly XmlElement[]> => {
  const known = byName.get(element)
  if (known) return known
  const found = Map.groupBy(element.children, ({ name }) => name)
  byName.set(element, found)
  return found
}

const byName = new WeakMap<XmlElement, ReadonlyMap<string, readonly XmlElement[]>>()
