import type { Fermentable, FermentableKind, FermentableUse, RecipeType } from "../../brewing/recipe.ts"
import { recipeRanges } from "../../brewing/recipe-ranges.ts"
import { lovibondToEbc } from "../../brewing/colour.ts"
import { ebc, kilograms, lovibond, percent } from "../../brewing/units.ts"
import { fieldProblems } from "../record/field-issues.ts"
import { parseQuantity } from "../record/parse-quantity.ts"
import { ownPart, readOwn } from "../record/own-fields.ts"
import { ownFermentable } from "../record/own-recipe-fields.ts"
import type { RecordFields } from "../record/record-fields.ts"
import { significant } from "../record/significant.ts"
import { SUGAR_POINTS, usualYield } from "../record/usual-fermentable.ts"

const KINDS: Readonly<Record<string, FermentableKind>> = {
  Grain: "grain",
  Sugar: "sugar",
  Extract: "extract",
  "Dry Extract": "extract",
  Adjunct: "adjunct",
}

const POINTS = { en: "points per pound and gallon", fr: "des points par livre et gallon" }

/** A FERMENTABLE: amount in kg, yield in % of dry mass, colour in °L. */
export const readFermentable = (fields: RecordFields, recipeType: RecipeType): Fermentable => {
  const kind = fields.choice("TYPE", KINDS, "Grain") ?? "grain"
  return {
    name: fields.name("Fermentable"),
    kind,
    amountKilograms: kilograms(
      fields.number("AMOUNT", {
        dimension: "mass",
        ...recipeRanges.amountKilograms,
        assumed: "refused",
        required: true,
      }) ?? 0,
    ),
    yieldPercent: percent(readYield(fields, kind)),
    colorEbc: ebc(significant(lovibondToEbc(lovibond(readColor(fields))))),
    use: useOf(kind, recipeType, fields.flag("IS_MASHED", null)),
    afterBoil: fields.flag("ADD_AFTER_BOIL", false) ?? false,
    ...readOwn(ownPart(fields.element), ownFermentable),
  }
}

/** A yield that no malt has but that is right in points per pound and gallon is taken for those (PicoBrew). */
const readYield = (fields: RecordFields, kind: FermentableKind): number => {
  const rule = { dimension: "percent", ...recipeRanges.yieldPercent, assumed: "refused" } as const
  const written = fields.peek("YIELD")
  const result = fields.number("YIELD", rule)
  if (result === null) return written === "" ? assumeYield(fields, kind) : 0
  if (fields.asDefined || kind !== "grain" || result < 25 || result > SUGAR_POINTS) return result
  const inPercent = significant((result / SUGAR_POINTS) * 100)
  fields.warn("YIELD", fieldProblems.looksLike("YIELD", written, POINTS, Math.round(inPercent * 10) / 10))
  return inPercent
}

/** What POTENTIAL says ("1.036"), else what is usual for the kind. */
const assumeYield = (fields: RecordFields, kind: FermentableKind): number => {
  const potential = parseQuantity(fields.peek("POTENTIAL"))?.value ?? 0
  const fromPotential = (((potential - 1) * 1000) / SUGAR_POINTS) * 100
  const assumed = fromPotential > 0 && fromPotential <= 100 ? Math.round(fromPotential) : usualYield[kind]
  fields.warn("YIELD", fieldProblems.missing("YIELD", assumed))
  return assumed
}

/** BeerSmith writes the unit that its user prefers, and says so in DISPLAY_COLOR only. */
const readColor = (fields: RecordFields): number => {
  const color =
    fields.number("COLOR", {
      dimension: "lovibond",
      min: 0,
      max: lovibond.max,
      assumed: 0,
      required: true,
    }) ?? 0
  const shown = parseQuantity(fields.peek("DISPLAY_COLOR"))
  if (shown?.unit !== "ebc" || Math.abs(shown.value - color) > 0.06) return color
  const inLovibond = color / 1.97
  fields.warn(
    "COLOR",
    fieldProblems.converted("COLOR", `${color} EBC`, Math.round(inLovibond * 100) / 100, "°L"),
    "info",
  )
  return inLovibond
}

/**
 * RECOMMEND_MASH says nothing about the recipe: BeerSmith writes FALSE beside a base malt of an all-grain recipe.
 * Grain is mashed where there is a mash, unless the file says of this one that it isn't (Brewtarget's IS_MASHED).
 */
const useOf = (kind: FermentableKind, recipeType: RecipeType, mashed: boolean | null): FermentableUse => {
  if (kind === "sugar" || kind === "extract") return "boil"
  return (mashed ?? recipeType !== "extract") ? "mash" : "steep"
}
