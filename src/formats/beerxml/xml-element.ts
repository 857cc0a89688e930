/** An element of an XML file: its text without that of its children, which are elements themselves. */
export type XmlElement = {
  /** In upper case, as BeerXML has it. */
  readonly name: string
  readonly text: string
  readonly children: readonly XmlElement[]
}

export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? []

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name)
