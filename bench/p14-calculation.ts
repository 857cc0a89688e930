import { estimateRecipe } from "../src/brewing/estimate-recipe.ts"
import { RecipeBody } from "../src/contract/recipe.ts"
import { fromRecipeBody } from "../src/contract/recipe-mapping.ts"
import { benchRecipe } from "./bench-recipe.ts"
import type { Outcome } from "./goal.ts"
import { repeat } from "./measure.ts"

const perSlice = 2_000

/** P14: what a recipe comes to, worked out anew at each change that its brewer makes. */
export const measureCalculation = async (): Promise<readonly Outcome[]> => {
  const { document } = fromRecipeBody(RecipeBody.parse(benchRecipe))
  let ibus = 0 // read at the end, so that no compiler may leave the work out
  const cost = await repeat({
    slice: async () => {
      const started = process.cpuUsage()
      for (let time = 0; time < perSlice; time += 1) ibus += estimateRecipe(document).ibu ?? 0
      const { user, system } = process.cpuUsage(started)
      return (user + system) / perSlice
    },
    rounds: 21,
    warmUp: 10,
  })
  return [
    {
      id: "P14",
      what: "one recipe calculation, 20 ingredients",
      bar: { atMost: 30, aim: 10 },
      figure: cost,
      unit: "µs",
      details: `${(ibus / (31 * perSlice)).toFixed(1)} IBU`,
    },
  ]
}
