import { abvBalling, abvHall, abwBalling, abwHall } from "../../../../brewing/alcohol.ts"
import { specificGravity } from "../../../../brewing/units.ts"
import { abvSources } from "../../../../contract/calculators/abv.ts"
import {
  AlcoholByWeightAnswer,
  AlcoholByWeightBody,
} from "../../../../contract/calculators/alcohol-by-weight.ts"
import { calculation } from "../../../../contract/calculators/calculation.ts"
import { gravityRose } from "../../../../contract/calculators/gravity-fields.ts"
import { roundTo } from "../../../../contract/calculators/round-to.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

const formulas = {
  balling: { byWeight: abwBalling, byVolume: abvBalling },
  hall: { byWeight: abwHall, byVolume: abvHall },
}

export const handlers = define.public({
  POST: define
    .op({
      id: "calculateAlcoholByWeight",
      summary: "Alcohol by weight from two gravities",
      body: AlcoholByWeightBody,
      responses: { 200: AlcoholByWeightAnswer, 422: Problem },
    })
    .handle(async ({ body, language }) => {
      const original = specificGravity(body.originalGravity)
      const final = specificGravity(body.finalGravity)
      const { method } = body
      const { byWeight, byVolume } = formulas[method]
      const warnings = final > original ? [gravityRose] : []
      const source = abvSources[method]
      const value = byWeight(original, final)
      return ok({
        ...calculation({ value, digits: 2, unit: "% w/w", method, source, warnings }, language),
        abvPercent: roundTo(2, byVolume(original, final)),
      })
    }),
})
