import { KEG_CHART_LIMIT_CELSIUS, kegPressure, psiOf } from "../../../../brewing/keg-pressure.ts"
import { celsius, volumesOfCo2 } from "../../../../brewing/units.ts"
import { calculation } from "../../../../contract/calculators/calculation.ts"
import {
  KegPressureAnswer,
  KegPressureBody,
  kegPressureSource,
  kegPressureWarnings,
} from "../../../../contract/calculators/keg-pressure.ts"
import { roundTo } from "../../../../contract/calculators/round-to.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

export const handlers = define.public({
  POST: define
    .op({
      id: "calculateKegPressure",
      summary: "Pressure that keeps a keg at a carbonation",
      body: KegPressureBody,
      responses: { 200: KegPressureAnswer, 422: Problem },
    })
    .handle(async ({ body: { temperatureC, targetVolumes }, language }) => {
      const pressure = kegPressure(celsius(temperatureC), volumesOfCo2(targetVolumes))
      const value = Math.max(0, pressure)
      return ok({
        ...calculation(
          {
            value,
            digits: 1,
            unit: "kPa",
            method: "asbc_fit",
            source: kegPressureSource,
            warnings: [
              ...(pressure <= 0 ? [kegPressureWarnings.no_pressure_needed] : []),
              ...(temperatureC > KEG_CHART_LIMIT_CELSIUS ? [kegPressureWarnings.beyond_chart] : []),
            ],
          },
          language,
        ),
        bar: roundTo(2, value / 100),
        psi: roundTo(1, psiOf(value)),
      })
    }),
})
