import { correctHydrometer } from "../../../../brewing/hydrometer.ts"
import { celsius, specificGravity } from "../../../../brewing/units.ts"
import { Calculation, calculation } from "../../../../contract/calculators/calculation.ts"
import {
  HOT_SAMPLE_CELSIUS,
  HydrometerBody,
  hydrometerSource,
  hydrometerWarnings,
} from "../../../../contract/calculators/hydrometer.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

export const handlers = define.public({
  POST: define
    .op({
      id: "calculateHydrometer",
      summary: "A hydrometer's reading, corrected for temperature",
      body: HydrometerBody,
      responses: { 200: Calculation, 422: Problem },
    })
    .handle(async ({ body: { gravity, temperatureC, calibrationC }, language }) =>
      ok(
        calculation(
          {
            value: correctHydrometer(specificGravity(gravity), celsius(temperatureC), celsius(calibrationC)),
            digits: 4,
            unit: "SG",
            method: "expansion_of_water",
            source: hydrometerSource,
            warnings: temperatureC > HOT_SAMPLE_CELSIUS ? [hydrometerWarnings.hot_sample] : [],
          },
          language,
        ),
      ),
    ),
})
