import { recipeLimits } from "../../brewing/recipe-limits.ts"
import type { StatedStyle } from "../recipe-record.ts"
import { cleanText } from "../clean-text.ts"
import { childOf, type FileElement } from "../record/file-element.ts"

/** A STYLE, as far as it tells which style it is. Null when it has no name; its ranges belong to the guide. */
export const readStyle = (style: FileElement | undefined): StatedStyle | null => {
  const text = (field: string): string =>
    cleanText(childOf(style, field)?.text ?? "", recipeLimits.nameLength).text
  const name = text("NAME")
  if (name === "" || name === "Unknown") return null
  return {
    name,
    guide: text("STYLE_GUIDE"),
    category: text("CATEGORY"),
    categoryNumber: text("CATEGORY_NUMBER"),
    letter: text("STYLE_LETTER"),
  }
}
