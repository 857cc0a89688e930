import { BOTTLE_LIMIT_VOLUMES, primingSugar } from "../../../../brewing/priming-sugar.ts"
import { residualCo2 } from "../../../../brewing/residual-co2.ts"
import { celsius, litres, volumesOfCo2 } from "../../../../brewing/units.ts"
import { calculation } from "../../../../contract/calculators/calculation.ts"
import {
  PrimingAnswer,
  PrimingBody,
  primingSource,
  primingWarnings,
} from "../../../../contract/calculators/priming.ts"
import { roundTo } from "../../../../contract/calculators/round-to.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

export const handlers = define.public({
  POST: define
    .op({
      id: "calculatePriming",
      summary: "Sugar that carbonates a beer in its bottles",
      body: PrimingBody,
      responses: { 200: PrimingAnswer, 422: Problem },
    })
    .handle(async ({ body, language }) => {
      const held = residualCo2(celsius(body.temperatureC))
      const target = volumesOfCo2(body.targetVolumes)
      const value = primingSugar(litres(body.volumeL), held, target, body.sugar)
      return ok({
        ...calculation(
          {
            value,
            digits: 1,
            unit: "g",
            method: "stoichiometry",
            source: primingSource,
            warnings: [
              ...(target <= held ? [primingWarnings.already_carbonated] : []),
              ...(target > BOTTLE_LIMIT_VOLUMES ? [primingWarnings.bottles_may_burst] : []),
            ],
          },
          language,
        ),
        gramsPerLitre: roundTo(2, value / body.volumeL),
        residualVolumes: roundTo(2, held),
      })
    }),
})
