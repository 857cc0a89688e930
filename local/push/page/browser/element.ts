type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>
type Child = Node | string | null | undefined

/**
 * An element with its attributes and children. Texts become text, never markup. True sets an attribute without a
 * value; false, null and undefined leave it out.
 */
export const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] => {
  const made = document.createElement(name)
  for (const [attribute, value] of Object.entries(attributes)) setAttribute(made, attribute, value)
  made.append(...children.filter((child) => child !== null && child !== undefined))
  return made
}

const setAttribute = (on: Element, name: string, value: Attributes[string]): void => {
  if (value === null || value === undefined || value === false) on.removeAttribute(name)
  else on.setAttribute(name, value === true ? "" : String(value))
}

/** A copy of a drawing that the page brought along (icons.ts). It says nothing to those who can't see it. */
export const icon = (name: string): Node => {
  const template = document.querySelector<HTMLTemplateElement>(`#icon-${name}`)
  return template?.content.cloneNode(true) ?? document.createTextNode("")
}
