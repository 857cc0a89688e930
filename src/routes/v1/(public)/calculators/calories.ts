import { energyOf } from "../../../../brewing/energy.ts"
import { specificGravity } from "../../../../brewing/units.ts"
import { calculation } from "../../../../contract/calculators/calculation.ts"
import { CaloriesAnswer, CaloriesBody, caloriesSource } from "../../../../contract/calculators/calories.ts"
import { gravityRose } from "../../../../contract/calculators/gravity-fields.ts"
import { roundTo } from "../../../../contract/calculators/round-to.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

export const handlers = define.public({
  POST: define
    .op({
      id: "calculateCalories",
      summary: "Energy and carbohydrates of a serving from two gravities",
      body: CaloriesBody,
      responses: { 200: CaloriesAnswer, 422: Problem },
    })
    .handle(async ({ body, language }) => {
      const original = specificGravity(body.originalGravity)
      const final = specificGravity(body.finalGravity)
      const serving = energyOf(original, final, body.servingMl)
      return ok({
        ...calculation(
          {
            value: serving.kilocalories,
            digits: 1,
            unit: "kcal",
            method: "hall",
            source: caloriesSource,
            warnings: final > original ? [gravityRose] : [],
          },
          language,
        ),
        carbohydratesG: roundTo(1, serving.carbohydrateGrams),
        caloriesPer330ml: roundTo(1, energyOf(original, final, 330).kilocalories),
        caloriesPer355ml: roundTo(1, energyOf(original, final, 355).kilocalories),
      })
    }),
})
