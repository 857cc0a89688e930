import type { Brewery } from "./brewery.ts"
import { estimateRecipe } from "./estimate-recipe.ts"
import { estimateWater } from "./estimate-water.ts"
import { gristFactors } from "./grist-factors.ts"
import type { Fermentable, Hop, Recipe } from "./recipe.ts"
import { type Range, recipeRanges } from "./recipe-ranges.ts"
import { type Grams, grams, kilograms, type Litres, litres, type Percent } from "./units.ts"
import { err, ok, type Result } from "../shared/result.ts"

export type ScaleTarget = {
  /** > 0 */
  readonly batchVolumeLitres: Litres
  /** Of the other brewery; null leaves it as it is. */
  readonly efficiencyPercent: Percent | null
  /** Where it will be brewed: the recipe then states the boil volume of this kettle. Else its own grows with the batch. */
  readonly brewery?: Brewery | undefined
}

/** What is multiplied, by the name of its range. */
type ScaledField =
  | "boilVolumeLitres"
  | "amountKilograms"
  | "hopGrams"
  | "amount"
  | "waterAdditionGrams"
  | "infusionLitres"

export type ScaleError =
  /** A figure leaves the range of recipes: a kilogram for a litre cannot be brewed for ten thousand. */
  | {
      readonly kind: "scaled_out_of_range"
      readonly field: ScaledField
      readonly value: number
      readonly range: Range
    }
  /** With an efficiency of 0, before or after, no amount of malt gives the same gravity. */
  | { readonly kind: "no_efficiency" }

export type ScaledRecipe = {
  readonly recipe: Recipe
  /** The colour shifts: a grist of one kind of malt can keep either its gravity or its colour. */
  readonly colorShifts: boolean
}

/**
 * The same beer in another volume, and by another efficiency: gravities, bitterness, colour and alcohol stay as they were.
 * - Volumes and masses are multiplied alike; mash infusions follow the grain, so that every rest has its temperature.
 * - Another efficiency changes what is mashed, pale and dark malts apart, so that the colour stays: `gristFactors`.
 * - Hops are corrected where their use depends on the volume: by mIBU a larger kettle cools slower; and to the gravity
 *   that they see in another brewery.
 * The water follows when the recipe is worked out. Figures are rounded to six digits.
 * @param recipe of a batch > 0
 */
export const scaleRecipe = (recipe: Recipe, to: ScaleTarget): Result<ScaledRecipe, ScaleError> => {
  const efficiency = to.efficiencyPercent ?? recipe.efficiencyPercent
  const changes = efficiency !== recipe.efficiencyPercent
  if (changes && (efficiency === 0 || recipe.efficiencyPercent === 0)) return err({ kind: "no_efficiency" })
  const volume = to.batchVolumeLitres / recipe.batchVolumeLitres
  const grist = gristFactors(recipe.fermentables, changes ? recipe.efficiencyPercent / efficiency : 1)

  let outside: ScaleError | null = null
  const times: Times = (make, field, value, factor) => {
    const range = recipeRanges[field]
    const scaled = Number((value * factor).toPrecision(6))
    if (scaled >= range.min && scaled <= range.max) return make(scaled)
    outside ??= { kind: "scaled_out_of_range", field, value: scaled, range }
    return value
  }

  const fermentables = recipe.fermentables.map((fermentable) => ({
    ...fermentable,
    amountKilograms: times(
      kilograms,
      "amountKilograms",
      fermentable.amountKilograms,
      volume * grist.of(fermentable),
    ),
  }))
  const infusions = volume * grainRatio(recipe.fermentables, grist.of)
  const amount = (value: number): number => times(Number, "amount", value, volume)
  const scaled: Recipe = {
    ...recipe,
    batchVolumeLitres: to.batchVolumeLitres,
    boilVolumeLitres:
      recipe.boilVolumeLitres === null
        ? null
        : times(litres, "boilVolumeLitres", recipe.boilVolumeLitres, volume),
    efficiencyPercent: efficiency,
    fermentables,
    hops: recipe.hops.map((hop) => ({
      ...hop,
      amountGrams: times(grams, "hopGrams", hop.amountGrams, volume),
    })),
    cultures: recipe.cultures.map((culture) => ({ ...culture, amount: amount(culture.amount) })),
    miscs: recipe.miscs.map((misc) => ({ ...misc, amount: amount(misc.amount) })),
    waterAdditions: recipe.waterAdditions.map((addition) => ({
      ...addition,
      amountGrams: times(grams, "waterAdditionGrams", addition.amountGrams, volume),
    })),
    mash: {
      steps: recipe.mash.steps.map((step) => ({
        ...step,
        infusionLitres:
          step.infusionLitres === null
            ? null
            : times(litres, "infusionLitres", step.infusionLitres, infusions),
      })),
    },
  }
  const there = to.brewery === undefined ? scaled : inKettle(scaled, to.brewery, times)
  const correction = hopCorrection(recipe, there, to.brewery)
  const hops = timesHops(there, (amount) => times(grams, "hopGrams", amount, correction))
  return outside === null ? ok({ recipe: { ...there, hops }, colorShifts: grist.colorShifts }) : err(outside)
}

/** Multiplies an amount, and notes when it leaves its range. */
type Times = <U extends number>(make: (value: number) => U, field: ScaledField, value: U, factor: number) => U

const inKettle = (recipe: Recipe, brewery: Brewery, times: Times): Recipe => {
  const { preBoilVolumeLitres } = estimateWater(recipe, brewery)
  return {
    ...recipe,
    boilVolumeLitres:
      preBoilVolumeLitres === null ? null : times(litres, "boilVolumeLitres", preBoilVolumeLitres, 1),
  }
}

/** The hops with other amounts, but for the dry hops, which give no bitterness. */
const timesHops = ({ hops }: Recipe, change: (amount: Grams) => Grams): readonly Hop[] =>
  hops.map((hop) => (hop.use === "dry_hop" ? hop : { ...hop, amountGrams: change(hop.amountGrams) }))

/** How much more grain is mashed, beside the volume. */
const grainRatio = (
  fermentables: readonly Fermentable[],
  factorOf: (fermentable: Fermentable) => number,
): number => {
  let before = 0
  let after = 0
  for (const fermentable of fermentables) {
    if (fermentable.use !== "mash") continue
    before += fermentable.amountKilograms
    after += fermentable.amountKilograms * factorOf(fermentable)
  }
  return before === 0 ? 1 : after / before
}

/** Garetz' bitterness grows slower than the hops: a fifth step changes less than the digits that are kept. */
const CORRECTIONS = 5

/** What the hops of the boil are multiplied by to give what they gave. Bitterness grows with them, by every method. */
const hopCorrection = (before: Recipe, after: Recipe, brewery?: Brewery): number => {
  if (before.settings.ibuMethod !== "mibu" && brewery === undefined) return 1
  const wanted = estimateRecipe(before).ibu
  let correction = 1
  for (let step = 0; step < CORRECTIONS; step += 1) {
    const factor = correction
    const hops = timesHops(after, (amount) => grams(Math.min(grams.max, amount * factor)))
    const given = estimateRecipe({ ...after, hops }, brewery).ibu
    if (wanted === null || given === null || given === 0) return correction
    correction *= wanted / given
  }
  return correction
}
