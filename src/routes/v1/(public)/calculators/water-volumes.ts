import { defaultLosses } from "../../../../brewing/brewery.ts"
import { kilograms, litres, minutes, percent } from "../../../../brewing/units.ts"
import { planWater } from "../../../../brewing/water-plan.ts"
import { calculation } from "../../../../contract/calculators/calculation.ts"
import {
  toVolumesWire,
  WaterVolumesAnswer,
  WaterVolumesBody,
  waterVolumesSource,
  waterVolumesWarnings,
} from "../../../../contract/calculators/water-volumes.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

export const handlers = define.public({
  POST: define
    .op({
      id: "calculateWaterVolumes",
      summary: "Water for the mash and the sparge, and what is in the kettle, from the batch back",
      body: WaterVolumesBody,
      responses: { 200: WaterVolumesAnswer, 422: Problem },
    })
    .handle(async ({ body, language }) => {
      const batch = body.batchVolumeL
      const plan = planWater({
        batch: litres(batch),
        grain: kilograms(body.grainKg),
        boil: minutes(body.boilMinutes),
        boilOff: litres(body.boilOffLPerHour ?? batch * defaultLosses.boilOffPerHour),
        trub: litres(body.trubL ?? batch * defaultLosses.trub),
        deadSpace: litres(body.deadSpaceL),
        absorptionLitresPerKilogram: body.absorptionLPerKg,
        contraction: percent(body.contractionPercent),
        topUp: litres(body.topUpL),
        mash:
          body.mashL === null
            ? { litresPerKilogram: body.mashThicknessLPerKg }
            : { litres: litres(body.mashL) },
      })
      const { totalL: value, ...volumes } = toVolumesWire(plan)
      const warnings = [
        ...(volumes.surplusL > 0 ? [waterVolumesWarnings.mash_exceeds_need] : []),
        ...(body.topUpL > batch ? [waterVolumesWarnings.top_up_exceeds_batch] : []),
      ]
      const figure = {
        value,
        digits: 2,
        unit: "L",
        method: "volume_balance",
        source: waterVolumesSource,
        warnings,
      }
      return ok({ ...calculation(figure, language), ...volumes })
    }),
})
