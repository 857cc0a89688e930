import { defaultSettings } from "../../brewing/default-settings.ts"
import type { FermentationStep, Recipe } from "../../brewing/recipe.ts"
import { draft, type DraftElement, withChildren } from "../record/draft-element.ts"
import { OWN, type OwnChecks, ownDifferences } from "../record/own-fields.ts"
import { ownFermentationStep, ownRecipe, ownSettings } from "../record/own-recipe-fields.ts"

const TAG = OWN.toUpperCase()

const ownElements = <T extends object>(read: T, wanted: T, checks: OwnChecks<T>): readonly DraftElement[] =>
  ownDifferences(read, wanted, checks).map(([name, text]) => draft(name.toUpperCase(), text))

/** A record with what its standard fields cannot say beside them: what its own reader makes of those is the judge. */
export const withOwnPart = <T extends object>(
  element: DraftElement,
  read: T,
  wanted: T,
  checks: OwnChecks<T>,
): DraftElement => {
  const own = ownElements(read, wanted, checks)
  return own.length === 0 ? element : withChildren(element, draft(TAG, own))
}

/** Marks a recipe as one of ours: its figures mean what the standard says. */
export const ownMark = (): DraftElement => draft(TAG, [draft("VERSION", "1")])

/** All of a recipe that its standard fields do not say; `read` is what a reader makes of those. */
export const recipeOwnPart = (read: Recipe, wanted: Recipe): DraftElement => {
  const list = (name: string, children: readonly DraftElement[]) =>
    children.length > 0 ? [draft(name, children)] : []
  const steps = sameSteps(read.fermentation.steps, wanted.fermentation.steps)
    ? []
    : [draft("FERMENTATION_STEPS", wanted.fermentation.steps.map(stepElement))]
  const filled = Object.keys(read.extensions).filter((name) => !(name in wanted.extensions))
  return draft(TAG, [
    draft("VERSION", "1"),
    ...ownElements(read, wanted, ownRecipe),
    ...ownElements(defaultSettings, wanted.settings, ownSettings),
    ...list(
      "TAGS",
      wanted.tags.map((tag) => draft("TAG", tag)),
    ),
    ...steps,
    ...list(
      "EXTENSIONS",
      Object.entries(wanted.extensions)
        .filter(([name, value]) => read.extensions[name] !== value)
        .map(([name, value]) => draft("EXTENSION", [draft("NAME", name), draft("VALUE", value)])),
    ),
    ...(filled.length > 0 ? [draft("FILLED", filled.join(" "))] : []),
  ])
}

const nothing = { name: "", temperatureCelsius: -300, days: -1, rampDays: null }

const stepElement = (step: FermentationStep): DraftElement =>
  draft("FERMENTATION_STEP", ownElements(nothing as FermentationStep, step, ownFermentationStep))

const sameSteps = (a: readonly FermentationStep[], b: readonly FermentationStep[]): boolean =>
  a.length === b.length &&
  a.every((step, at) => {
    const other = b[at]
    return other !== undefined && ownDifferences(step, other, ownFermentationStep).length === 0
  })
