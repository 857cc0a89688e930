import { fromRecipeBody } from "../../../src/contract/recipe-mapping.ts"
import { RecipeBody } from "../../../src/contract/recipe.ts"
import type { RecipeContent } from "../../../src/features/recipes/index.ts"

/** A saison, as the API hands it over; `change` is in the words of the API. */
export const saison = (change: object = {}): RecipeContent =>
  fromRecipeBody(
    RecipeBody.parse({
      name: "Saison",
      type: "all_grain",
      batchVolumeL: 20,
      boilMinutes: 60,
      efficiencyPercent: 72,
      fermentables: [{ name: "Pilsner", amountKg: 5, yieldPercent: 80, colorEbc: 3.5 }],
      hops: [{ name: "Saaz", amountG: 30, alphaPercent: 3.5, minutes: 60 }],
      cultures: [{ name: "Belle Saison", attenuationPercent: 86 }],
      ...change,
    }),
  )
