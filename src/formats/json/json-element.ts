import { recipeLimits } from "../../brewing/recipe-limits.ts"
import { cleanText } from "../clean-text.ts"
import { draft, type DraftElement } from "../record/draft-element.ts"

/**
 * A member of a JSON file as a part of a file like any other: lists are children of one name, and a quantity of BeerJSON,
 * { "unit": "gal", "value": 5 }, is the text that a person would write, "5 gal".
 */
export const jsonElement = (name: string, value: unknown): DraftElement => {
  if (Array.isArray(value))
    return draft(
      name,
      value.map((item) => jsonElement("item", item)),
    )
  if (typeof value !== "object" || value === null) return draft(name, scalarText(value))
  const quantity = quantityText(value)
  return quantity === null
    ? draft(name, Object.entries(value).flatMap(memberElements))
    : draft(name, quantity)
}

const memberElements = ([key, value]: [string, unknown]): readonly DraftElement[] => {
  if (key === "__proto__") return []
  const name = cleanText(key, recipeLimits.extensionNameLength).text.replaceAll(/[/[\]]/g, "_") || "_"
  return Array.isArray(value) ? value.map((item) => jsonElement(name, item)) : [jsonElement(name, value)]
}

const scalarText = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : ""

/** BeerJSON counts in "1" or "dimensionless". */
const unitText = (unit: unknown): string => (unit === "1" || unit === 1 ? "each" : scalarText(unit))

const quantityText = (value: object): string | null => {
  const keys = Object.keys(value)
  if (!("value" in value) || keys.some((key) => key !== "value" && key !== "unit")) return null
  if (typeof value.value === "object" && value.value !== null) return null
  return `${scalarText(value.value)} ${"unit" in value ? unitText(value.unit) : ""}`.trim()
}
