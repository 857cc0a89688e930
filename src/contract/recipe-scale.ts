import * as z from "zod"
import { recipeRanges } from "../brewing/recipe-ranges.ts"
import type { ScaleError } from "../brewing/scale-recipe.ts"
import type { ScaledRecipe } from "../features/recipes/index.ts"
import type { Locale } from "../shared/actor.ts"
import type { Localized } from "../shared/localized.ts"
import { assertNever } from "../shared/assert-never.ts"
import { exactlyOne } from "./exactly-one.ts"
import { equipmentId } from "./equipment.ts"
import { toEstimatesWire } from "./estimates.ts"
import { RecipeWire } from "./recipe.ts"
import { toRecipeFields } from "./recipe-mapping.ts"
import { between } from "./wire-number.ts"

export const ScaleBody = z
  .strictObject({
    batchVolumeL: between(recipeRanges.batchVolumeLitres).optional(),
    equipmentId: equipmentId
      .optional()
      .describe("In place of a volume: the volume, efficiency and kettle of an equipment of one's own"),
    efficiencyPercent: between({ min: 1, max: 100 })
      .nullable()
      .default(null)
      .describe("Of the other brewery; null leaves it as it is, or takes the equipment's"),
    save: z.boolean().default(false).describe("Whether to store it as a new recipe"),
  })
  .check(exactlyOne("batchVolumeL", "equipmentId"))
  .meta({ id: "ScaleInput" })

/** A recipe that was scaled and not stored: it has neither id nor version. */
export const ScaledRecipeWire = z
  .object({
    ...RecipeWire.shape,
    id: z.null(),
    version: z.null(),
    createdAt: z.null(),
    updatedAt: z.null(),
  })
  .meta({ id: "ScaledRecipe" })

export const toScaledRecipeWire = (
  { document, estimates }: Extract<ScaledRecipe, { stored: false }>["recipe"],
  locale: Locale,
): z.output<typeof ScaledRecipeWire> => ({
  id: null,
  version: null,
  createdAt: null,
  updatedAt: null,
  ...toRecipeFields(document),
  estimates: toEstimatesWire(estimates, locale),
})

/** Which value cannot be scaled to, and why. */
export const scaleFieldError = (
  error: ScaleError,
  { equipmentId: equipment, efficiencyPercent }: z.output<typeof ScaleBody>,
  locale: Locale,
): { readonly path: string; readonly code: string; readonly message: string } => {
  switch (error.kind) {
    case "scaled_out_of_range":
      return {
        path: equipment === undefined ? "batchVolumeL" : "equipmentId",
        code: error.kind,
        message: scaledOutOfRange(error)[locale],
      }
    case "no_efficiency":
      return {
        path: equipment === undefined || efficiencyPercent !== null ? "efficiencyPercent" : "equipmentId",
        code: error.kind,
        message: noEfficiency[locale],
      }
    default:
      return assertNever(error)
  }
}

const scaledOutOfRange = ({
  field,
  value,
  range: { min, max },
}: Extract<ScaleError, { kind: "scaled_out_of_range" }>): Localized => ({
  en: `At this volume an amount of the recipe (${names[field].en}) would be ${value}: it must be between ${min} and ${max}.`,
  fr: `À ce volume, une quantité de la recette (${names[field].fr}) serait ${value} : elle doit être comprise entre ${min} et ${max}.`,
})

const names: Readonly<Record<Extract<ScaleError, { kind: "scaled_out_of_range" }>["field"], Localized>> = {
  boilVolumeLitres: { en: "litres boiled", fr: "litres à l'ébullition" },
  amountKilograms: { en: "kg of a fermentable", fr: "kg d'un fermentescible" },
  hopGrams: { en: "g of a hop", fr: "g d'un houblon" },
  amount: { en: "of a yeast or a spice", fr: "d'une levure ou d'une épice" },
  waterAdditionGrams: { en: "g of a salt", fr: "g d'un sel" },
  infusionLitres: { en: "litres of a mash step", fr: "litres d'un palier" },
}

const noEfficiency: Localized = {
  en: "The recipe has an efficiency of 0 %: no amount of malt gives its gravity by another one.",
  fr: "La recette a un rendement de 0 % : aucune quantité de malt ne donne sa densité avec un autre.",
}
