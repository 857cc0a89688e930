import type { Hop, Recipe } from "../../brewing/recipe.ts"
import type { ExportedRecipe } from "../exported-recipe.ts"
import { jsonElement } from "../json/json-element.ts"
import { OWN, type OwnChecks, ownDifferences } from "../record/own-fields.ts"
import { ownCulture, ownFermentable, ownHop, ownMisc } from "../record/own-recipe-fields.ts"
import { type RecordFields, recordFields } from "../record/record-fields.ts"
import { days, duration, quantity } from "./quantity.ts"
import { readCulture, readFermentable, readMisc } from "./read-additions.ts"
import { type BoilStep, readHop } from "./read-hop.ts"
import {
  type Json,
  members,
  writeCulture,
  writeFermentable,
  writeHop,
  writeMisc,
  writeSalt,
  writeWater,
} from "./write-additions.ts"

/**
 * A recipe of BeerJSON as its official schema has it, with the figures that other programs show. Additions may hold
 * members of others by the schema: there stands what BeerJSON has no word for, under "brasse_bouillon". Nothing else may.
 */
export const beerJsonRecipe = ({ recipe, estimates }: ExportedRecipe): Json => {
  const whirlpools = whirlpoolsOf(recipe.hops)
  return members({
    name: recipe.name,
    type: recipe.type.replace("_", " "),
    author: "",
    batch_size: quantity(recipe.batchVolumeLitres, "l"),
    efficiency: { brewhouse: quantity(recipe.efficiencyPercent, "%") },
    ingredients: additions(recipe, whirlpools),
    mash:
      recipe.mash.steps.length === 0
        ? null
        : {
            name: "",
            grain_temperature: quantity(20, "C"),
            mash_steps: recipe.mash.steps.map((step) =>
              members({
                name: step.name,
                type: step.kind,
                amount: step.infusionLitres === null ? null : quantity(step.infusionLitres, "l"),
                step_temperature: quantity(step.temperatureCelsius, "C"),
                step_time: duration(step.minutes),
              }),
            ),
          },
    boil: members({
      pre_boil_size: recipe.boilVolumeLitres === null ? null : quantity(recipe.boilVolumeLitres, "l"),
      boil_time: duration(recipe.boilMinutes),
      boil_steps: whirlpools.length === 0 ? null : [{ name: "Boil" }, ...whirlpools.map(whirlpoolStep)],
    }),
    fermentation:
      recipe.fermentation.steps.length === 0
        ? null
        : {
            name: "",
            fermentation_steps: recipe.fermentation.steps.map((step) => ({
              name: step.name,
              start_temperature: quantity(step.temperatureCelsius, "C"),
              step_time: days(step.days),
            })),
          },
    carbonation: recipe.carbonationVolumes,
    notes: recipe.notes === "" ? null : recipe.notes,
    ...figures({ recipe, estimates }),
  })
}

/** The temperatures at which hops go into whirlpools, each a step of its own after the boil. */
const whirlpoolsOf = (hops: readonly Hop[]): readonly (number | null)[] => [
  ...new Set(
    hops.filter(({ use }) => use === "whirlpool").map(({ temperatureCelsius }) => temperatureCelsius),
  ),
]

const whirlpoolStep = (celsius: number | null): Json =>
  members({ name: "Whirlpool", start_temperature: celsius === null ? null : quantity(celsius, "C") })

const additions = (recipe: Recipe, whirlpools: readonly (number | null)[]): Json => {
  const boilSteps: readonly BoilStep[] = [
    { isWhirlpool: false, celsius: null },
    ...whirlpools.map((celsius) => ({ isWhirlpool: true, celsius: celsius as BoilStep["celsius"] })),
  ]
  const salts = recipe.waterAdditions.map((salt) => ({
    ...writeSalt(salt),
    [OWN]: { water_addition: salt.use },
  }))
  const all: Readonly<Record<string, readonly Json[]>> = {
    fermentable_additions: recipe.fermentables.map((one) =>
      withOwn(writeFermentable(one), (fields) => readFermentable(fields, recipe.type), one, ownFermentable),
    ),
    hop_additions: recipe.hops.map((hop) => {
      const step = hop.use === "whirlpool" ? whirlpools.indexOf(hop.temperatureCelsius) + 2 : null
      return withOwn(
        writeHop(hop, step),
        (fields) => readHop(fields, recipe.boilMinutes, boilSteps),
        hop,
        ownHop,
      )
    }),
    culture_additions: recipe.cultures.map((one) => withOwn(writeCulture(one), readCulture, one, ownCulture)),
    miscellaneous_additions: [
      ...recipe.miscs.map((one) => withOwn(writeMisc(one), readMisc, one, ownMisc)),
      ...salts,
    ],
    water_additions: recipe.waterProfile === null ? [] : [writeWater(recipe.waterProfile)],
  }
  // The schema requires the fermentables, were there none.
  return Object.fromEntries(
    Object.entries(all).filter(([name, list]) => list.length > 0 || name === "fermentable_additions"),
  )
}

/** An addition with what its reader would not make of it beside it. */
const withOwn = <T extends object>(
  addition: Json,
  read: (fields: RecordFields) => T,
  wanted: T,
  checks: OwnChecks<T>,
): Json => {
  const fields = recordFields(jsonElement("addition", addition), "", () => undefined, new Set(), undefined, {
    nameField: "name",
    namesUnits: true,
  })
  const own = ownDifferences(read(fields), wanted, checks)
  return own.length === 0 ? addition : { ...addition, [OWN]: Object.fromEntries(own) }
}

const ibuMethods: Readonly<Record<string, string>> = { tinseth: "Tinseth", rager: "Rager", garetz: "Garetz" }

const figures = ({ recipe, estimates }: ExportedRecipe): Json => {
  const figure = (value: number | null, digits: number, unit: string) =>
    value === null ? null : { unit, value: Number(value.toFixed(digits)) }
  const bitterness = figure(estimates.ibu, 1, "IBUs")
  return {
    original_gravity: figure(estimates.originalGravity, 4, "sg"),
    final_gravity: figure(estimates.finalGravity, 4, "sg"),
    alcohol_by_volume: figure(estimates.abvPercent, 2, "%"),
    ibu_estimate: bitterness && {
      method: ibuMethods[recipe.settings.ibuMethod] ?? "Other",
      value: bitterness,
    },
    color_estimate: figure(estimates.colorEbc, 1, "EBC"),
  }
}
