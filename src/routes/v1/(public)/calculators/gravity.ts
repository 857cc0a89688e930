import { finalGravity } from "../../../../brewing/final-gravity.ts"
import { gravityOfPointLitres, pointLitres } from "../../../../brewing/gravity.ts"
import { platoOf } from "../../../../brewing/plato.ts"
import { litres, percent } from "../../../../brewing/units.ts"
import { calculation } from "../../../../contract/calculators/calculation.ts"
import {
  GravityAnswer,
  GravityBody,
  gravitySource,
  gravityWarnings,
} from "../../../../contract/calculators/gravity.ts"
import { roundTo } from "../../../../contract/calculators/round-to.ts"
import { fromFermentable } from "../../../../contract/ingredient-defaults.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

export const handlers = define.public({
  POST: define
    .op({
      id: "calculateGravity",
      summary: "Original and final gravity from fermentables, volume and efficiency",
      body: GravityBody,
      responses: { 200: GravityAnswer, 422: Problem },
    })
    .handle(async ({ body, language }) => {
      const ingredients = body.fermentables.map(fromFermentable)
      const points = pointLitres({
        fermentables: ingredients.map(({ fermentable }) => fermentable),
        efficiencyPercent: percent(body.efficiencyPercent),
      })
      const volume = litres(body.volumeL)
      const value = gravityOfPointLitres(points.total, volume)
      const attenuation = body.attenuationPercent
      return ok({
        ...calculation(
          {
            value,
            digits: 4,
            unit: "SG",
            method: "extract_yield",
            source: gravitySource,
            warnings: [
              ...ingredients.flatMap(({ assumed }) => assumed),
              ...(value === null ? [gravityWarnings.gravity_out_of_range] : []),
            ],
          },
          language,
        ),
        plato: roundTo(2, value === null ? null : platoOf(value)),
        boilGravity: roundTo(4, gravityOfPointLitres(points.boil, volume)),
        finalGravity: roundTo(
          4,
          value === null || attenuation === undefined ? null : finalGravity(value, percent(attenuation)),
        ),
      })
    }),
})
