import { abvBalling, abvHall, abvSimple } from "../../../../brewing/alcohol.ts"
import { specificGravity } from "../../../../brewing/units.ts"
import { AbvBody, abvSources } from "../../../../contract/calculators/abv.ts"
import { Calculation, calculation } from "../../../../contract/calculators/calculation.ts"
import { gravityRose } from "../../../../contract/calculators/gravity-fields.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

const formulas = { simple: abvSimple, hall: abvHall, balling: abvBalling }

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
      const warnings = finalGravity > originalGravity ? [gravityRose] : []
      const source = abvSources[method]
      return ok(calculation({ value, digits: 2, unit: "% vol", method, source, warnings }, language))
    }),
})
