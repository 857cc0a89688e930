import type { Recipe } from "../../brewing/recipe.ts"
import { recipeLimits } from "../../brewing/recipe-limits.ts"
import { cleanText } from "../clean-text.ts"
import { childrenByName, type XmlElement } from "./xml-element.ts"

export type ReadExtensions = {
  readonly extensions: Recipe["extensions"]
  /** How many fields did not fit. */
  readonly dropped: number
}

/**
 * Everything that a record says and that found no place in the recipe, by its path: "EQUIPMENT/TRUB_CHILLER_LOSS",
 * "HOPS/HOP[2]/ORIGIN".
 */
export const readExtensions = (element: XmlElement, read: ReadonlySet<XmlElement>): ReadExtensions => {
  const extensions: [string, string][] = []
  let length = 0
  let dropped = 0

  const visit = (parent: XmlElement, path: string): void => {
    const twins = childrenByName(parent)
    const seen = new Map<string, number>()
    for (const child of parent.children) {
      const position = (seen.get(child.name) ?? 0) + 1
      seen.set(child.name, position)
      const step = (twins.get(child.name)?.length ?? 0) > 1 ? `${child.name}[${position}]` : child.name
      const name = `${path}${step}`
      if (child.children.length > 0) visit(child, `${name}/`)
      else if (!read.has(child) && child.name !== "VERSION") keep(name, child)
    }
  }
  const keep = (name: string, { text: raw }: XmlElement): void => {
    const { text, cut } = cleanText(raw, recipeLimits.extensionLength)
    if (text === "") return
    length += name.length + text.length
    if (cut) dropped += 1
    if (
      name.length > recipeLimits.extensionNameLength ||
      extensions.length >= recipeLimits.extensions ||
      length > recipeLimits.extensionsLength
    ) {
      dropped += 1
    } else extensions.push([name, text])
  }

  visit(element, "")
  return { extensions: Object.fromEntries(extensions), dropped }
}
