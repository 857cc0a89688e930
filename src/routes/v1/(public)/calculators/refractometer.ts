import { calculation } from "../../../../contract/calculators/calculation.ts"
import { refractometerFigures } from "../../../../contract/calculators/refractometer-figures.ts"
import { RefractometerAnswer, RefractometerBody } from "../../../../contract/calculators/refractometer.ts"
import { roundTo } from "../../../../contract/calculators/round-to.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

export const handlers = define.public({
  POST: define
    .op({
      id: "calculateRefractometer",
      summary: "Gravities from refractometer readings, and the instrument's own correction factor",
      body: RefractometerBody,
      responses: { 200: RefractometerAnswer, 422: Problem },
    })
    .handle(async ({ body, language }) => {
      const { asked, original, final, factor, learned } = refractometerFigures(body)
      return ok({
        ...calculation(asked, language),
        originalGravity: roundTo(4, original),
        finalGravity: roundTo(4, final),
        wortCorrectionFactor: roundTo(4, factor),
        learned: learned && {
          spread: roundTo(4, learned.spread),
          used: learned.used,
          outliers: [...learned.outliers],
        },
      })
    }),
})
