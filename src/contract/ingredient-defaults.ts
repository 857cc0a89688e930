import type * as z from "zod"
import type { Fermentable, FermentableKind, FermentableUse, Hop } from "../brewing/recipe.ts"
import {
  celsius,
  ebc,
  grams,
  kilograms,
  type Minutes,
  minutes,
  type Percent,
  percent,
} from "../brewing/units.ts"
import type { RecipeWarning } from "../features/recipes/index.ts"
import type { FermentableBody, HopBody } from "./recipe-ingredients.ts"

/** A fermentable as the program knows it, and what was assumed where its author said nothing. */
export const fromFermentable = ({
  amountKg,
  yieldPercent,
  potentialSg,
  colorEbc,
  use,
  ...rest
}: z.output<typeof FermentableBody>): { fermentable: Fermentable; assumed: readonly RecipeWarning[] } => {
  const given = yieldPercent ?? (potentialSg === undefined ? undefined : yieldOf(potentialSg))
  const usual = usualYield[rest.kind]
  return {
    fermentable: {
      ...rest,
      amountKilograms: kilograms(amountKg),
      yieldPercent: given === undefined ? usual : percent(given),
      colorEbc: ebc(colorEbc),
      use: use ?? usualUse[rest.kind],
    },
    assumed: given === undefined ? [yieldAssumed(rest.name, usual)] : [],
  }
}

/** Gravity points of a pound of sucrose in a US gallon: a yield of 100 %. */
const pointsOfSucrose = 46.21
const yieldOf = (potentialSg: number): number => ((potentialSg - 1) * 1000 * 100) / pointsOfSucrose

/** The middle of what maltsters and sugar makers state for a kind. */
const usualYield: Readonly<Record<FermentableKind, Percent>> = {
  grain: percent(79),
  extract: percent(80),
  sugar: percent(100),
  adjunct: percent(70),
  fruit: percent(10),
  other: percent(70),
}

const usualUse: Readonly<Record<FermentableKind, FermentableUse>> = {
  grain: "mash",
  extract: "boil",
  sugar: "boil",
  adjunct: "mash",
  fruit: "fermenter",
  other: "boil",
}

const yieldAssumed = (name: string, usual: Percent): RecipeWarning => ({
  code: "yield_assumed",
  figure: "originalGravity",
  message: {
    en: `Nothing says what ${name} yields: ${usual} % is assumed.`,
    fr: `Rien n'indique le rendement de ${name} : ${usual} % est supposé.`,
  },
})

/** A hop as the program knows it. One in the mash or in the first wort is there for all of the boil. */
export const fromHop = (
  { amountG, alphaPercent, minutes: given, temperatureC, ...rest }: z.output<typeof HopBody>,
  boil: Minutes,
): Hop => ({
  ...rest,
  amountGrams: grams(amountG),
  alphaPercent: percent(alphaPercent),
  minutes: given === undefined ? (rest.use === "dry_hop" ? minutes(0) : boil) : minutes(given),
  temperatureCelsius: temperatureC === null ? null : celsius(temperatureC),
})
