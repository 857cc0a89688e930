import type { Recipe } from "../../brewing/recipe.ts"
import { draft, type DraftElement } from "../record/draft-element.ts"
import { OWN } from "../record/own-fields.ts"

/** Records that are a part of the recipe: a further one would be a further ingredient or step. */
const PARTS = new Set(["HOP", "FERMENTABLE", "YEAST", "MISC", "MASH_STEP"])
/** Records that stand in a file whole or not at all, and what the standard requires of them. */
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  WATER: ["NAME", "AMOUNT", "CALCIUM", "BICARBONATE", "SULFATE", "CHLORIDE", "SODIUM", "MAGNESIUM"],
  EQUIPMENT: ["NAME", "BOIL_SIZE", "BATCH_SIZE"],
}
const MAX_STEPS = 16
const MAX_TWINS = 200
const STEP = /^([A-Z_][A-Z0-9_.-]*)(?:\[([1-9]\d{0,2})\])?$/

/**
 * Puts what other programs once wrote back to where it stood, as far as the paths fit this recipe; the others are left
 * for the part of ours.
 * @param fillers elements that say nothing, and may be overwritten
 */
export const placeExtensions = (
  recipe: DraftElement,
  extensions: Recipe["extensions"],
  fillers: ReadonlySet<DraftElement>,
): void => {
  for (const [path, value] of Object.entries(extensions)) {
    const leaf = resolve(recipe, path.split("/"))
    if (leaf === null || leaf.children.length > 0) continue
    if (leaf.text === "" || fillers.has(leaf)) leaf.text = value
  }
  takeOutIncomplete(recipe)
}

const takeOutIncomplete = (parent: DraftElement): void => {
  const whole = parent.children.filter(isWhole)
  parent.children.splice(0, parent.children.length, ...whole)
  for (const one of whole) takeOutIncomplete(one)
}

const isWhole = ({ name, children }: DraftElement): boolean =>
  (WHOLE[name] ?? []).every((field) => children.some((child) => child.name === field && child.text !== ""))

const resolve = (recipe: DraftElement, steps: readonly string[]): DraftElement | null => {
  if (steps.length > MAX_STEPS) return null
  let at = recipe
  for (const step of steps) {
    const next = child(at, step)
    if (next === null) return null
    at = next
  }
  return at
}

/** The element that a step of a path means when the file is read, made where it is missing; null when it can be none. */
const child = (parent: DraftElement, step: string): DraftElement | null => {
  const [, name, position] = STEP.exec(step) ?? []
  if (name === undefined || name.toLowerCase() === OWN || parent.text !== "") return null
  const twins = parent.children.filter((one) => one.name === name)
  const wanted = position === undefined ? 1 : Number(position)
  if (wanted > MAX_TWINS || (position === undefined && twins.length > 1)) return null
  const atLeast = position === undefined ? 1 : Math.max(2, wanted)
  if (twins.length < atLeast && PARTS.has(name)) return null
  while (twins.length < atLeast) {
    const made = draft(name, name in WHOLE ? [draft("VERSION", "1")] : "")
    parent.children.push(made)
    twins.push(made)
  }
  return twins[wanted - 1] ?? null
}
