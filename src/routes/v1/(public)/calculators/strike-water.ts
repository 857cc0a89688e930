import { strikeTemperature } from "../../../../brewing/strike-water.ts"
import { celsius } from "../../../../brewing/units.ts"
import { Calculation, calculation } from "../../../../contract/calculators/calculation.ts"
import {
  StrikeWaterBody,
  strikeWaterSource,
  strikeWaterWarnings,
} from "../../../../contract/calculators/strike-water.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

export const handlers = define.public({
  POST: define
    .op({
      id: "calculateStrikeWater",
      summary: "How hot the water must be that the grain is mixed into",
      body: StrikeWaterBody,
      responses: { 200: Calculation, 422: Problem },
    })
    .handle(async ({ body: { grainKg, waterL, grainC, targetC }, language }) => {
      const strike = strikeTemperature(waterL / grainKg, celsius(grainC), celsius(targetC))
      const warnings = [
        ...(strike > 100 ? [strikeWaterWarnings.above_boiling] : []),
        ...(strike < 0 ? [strikeWaterWarnings.below_freezing] : []),
      ]
      const value = warnings.length === 0 ? strike : null
      const figure = { value, digits: 1, unit: "°C", method: "palmer", source: strikeWaterSource, warnings }
      return ok(calculation(figure, language))
    }),
})
