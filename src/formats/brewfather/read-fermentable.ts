import { lovibondToEbc } from "../../brewing/colour.ts"
import type { Fermentable, FermentableKind, FermentableUse, RecipeType } from "../../brewing/recipe.ts"
import { recipeRanges as ranges } from "../../brewing/recipe-ranges.ts"
import { ebc, kilograms, lovibond, percent } from "../../brewing/units.ts"
import { fieldProblems } from "../record/field-issues.ts"
import { readGravity } from "../record/read-gravity.ts"
import type { RecordFields } from "../record/record-fields.ts"
import { significant } from "../record/significant.ts"
import { usualUse, usualYield, yieldOfPotential } from "../record/usual-fermentable.ts"

const fermentableKinds: Readonly<Record<string, FermentableKind>> = {
  Grain: "grain",
  Sugar: "sugar",
  Extract: "extract",
  "Liquid Extract": "extract",
  "Dry Extract": "extract",
  Adjunct: "adjunct",
  Honey: "sugar",
  Fruit: "fruit",
  Juice: "fruit",
  Other: "other",
}
const fermentableUses: Readonly<Record<string, FermentableUse>> = {
  Mash: "mash",
  Steep: "steep",
  Steeping: "steep",
  Boil: "boil",
  Fermenter: "fermenter",
  Fermentor: "fermenter",
}

/** Kilograms of a malt, its yield in percent or as a potential, its colour as SRM. */
export const readFermentable = (fields: RecordFields, type: RecipeType): Fermentable => {
  const kind = fields.choice("type", fermentableKinds, "Grain") ?? "grain"
  const color = fields.number("color", {
    dimension: "lovibond",
    min: 0,
    max: lovibond.max,
    assumed: 0,
    required: true,
  })
  return {
    name: fields.name("Fermentable"),
    kind,
    amountKilograms: kilograms(
      fields.number("amount", {
        dimension: "mass",
        ...ranges.amountKilograms,
        assumed: "refused",
        required: true,
      }) ?? 0,
    ),
    yieldPercent: percent(readYield(fields, kind)),
    colorEbc: ebc(significant(lovibondToEbc(lovibond(color ?? 0)))),
    use: fields.choice("use", fermentableUses, null) ?? usualUse(kind, type),
    afterBoil: false,
  }
}

const readYield = (fields: RecordFields, kind: FermentableKind): number => {
  const share = fields.number("potentialPercentage", {
    dimension: "percent",
    ...ranges.yieldPercent,
    assumed: null,
  })
  const fromPotential = yieldOfPotential(readGravity(fields, "potential"))
  if (share !== null) return share
  if (fromPotential !== null) return fromPotential
  fields.warn("potentialPercentage", fieldProblems.missing("potentialPercentage", usualYield[kind]))
  return usualYield[kind]
}
