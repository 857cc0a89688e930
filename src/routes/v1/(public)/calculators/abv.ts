import { abvHall, abvSimple } from "../../../../brewing/alcohol.ts"
import { specificGravity } from "../../../../brewing/units.ts"
import { AbvBody, abvSources, abvWarnings } from "../../../../contract/calculators/abv.ts"
import { Calculation, calculation } from "../../../../contract/calculators/calculation.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

const formulas = { simple: abvSimple, hall: abvHall }

export const handlers = define.public({
  POST: define
    .op({
      id: "calculateAbv",
      summary: "Alcohol by volume from two gravities",
      body: AbvBody,
      responses: { 200: Calculation, 422: Problem },
    })
    .handle(async ({ body: { originalGravity, finalGravity, method }, language }) => {
      const value = formulas[method](specificGravity(originalGravity), specificGravity(finalGravity))
      const warnings = finalGravity > originalGravity ? [abvWarnings.gravity_rose] : []
      const source = abvSources[method]
      return ok(calculation({ value, digits: 2, unit: "% vol", method, source, warnings }, language))
    }),
})
