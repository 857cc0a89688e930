import type { Recipe } from "../../brewing/recipe.ts"
import { recipeLimits } from "../../brewing/recipe-limits.ts"
import { cleanText } from "../clean-text.ts"
import { childOf, childrenByName, childrenOf, type FileElement } from "./file-element.ts"
import { OWN, ownPart } from "./own-fields.ts"

export type ReadExtensions = {
  readonly extensions: Recipe["extensions"]
  /** How many fields did not fit. */
  readonly dropped: number
}

/**
 * Everything that a record says and that found no place in the recipe, by its path: "EQUIPMENT/TRUB_CHILLER_LOSS",
 * "HOPS/HOP[2]/ORIGIN", "ingredients/hop_additions[2]/origin". In a file of ours also what had no place in its format;
 * what only stands there because the format demands it is left out.
 */
export const readExtensions = (element: FileElement, read: ReadonlySet<FileElement>): ReadExtensions => {
  const own = ownPart(element)
  const filled = new Set((childOf(own, "FILLED")?.text ?? "").split(/\s+/))
  const extensions: [string, string][] = []
  let length = 0
  let dropped = 0

  const visit = (parent: FileElement, path: string): void => {
    const twins = childrenByName(parent)
    const seen = new Map<string, number>()
    for (const child of parent.children) {
      const position = (seen.get(child.name) ?? 0) + 1
      seen.set(child.name, position)
      if (child.name.toLowerCase() === OWN) continue
      const step = (twins.get(child.name)?.length ?? 0) > 1 ? `${child.name}[${position}]` : child.name
      const name = `${path}${step}`
      if (child.children.length > 0) visit(child, `${name}/`)
      else if (!read.has(child) && child.name !== "VERSION" && !filled.has(name)) keep(name, child.text)
    }
  }
  const keep = (name: string, raw: string): void => {
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
  for (const extension of childrenOf(childOf(own, "EXTENSIONS"), "EXTENSION")) {
    const { text: name } = cleanText(childOf(extension, "NAME")?.text ?? "", recipeLimits.extensionNameLength)
    if (name !== "") keep(name, childOf(extension, "VALUE")?.text ?? "")
  }
  return { extensions: Object.fromEntries(extensions), dropped }
}
