import { bitternessOfEach, type Boil } from "../../../../brewing/bitterness.ts"
import { bitternessRatio } from "../../../../brewing/bitterness-ratio.ts"
import { boilDilution, hoppedGravity } from "../../../../brewing/boil-gravity.ts"
import { defaultLosses } from "../../../../brewing/brewery.ts"
import { defaultSettings } from "../../../../brewing/default-settings.ts"
import { warnOfBitterness } from "../../../../brewing/estimate-bitterness.ts"
import { type EstimateWarningCode, estimateWarning } from "../../../../brewing/estimate-warnings.ts"
import { ibu, litres, minutes, specificGravity, within } from "../../../../brewing/units.ts"
import { preBoilLitres } from "../../../../brewing/water-volumes.ts"
import { calculation } from "../../../../contract/calculators/calculation.ts"
import { IbuAnswer, IbuBody, ibuSources } from "../../../../contract/calculators/ibu.ts"
import { fromHop } from "../../../../contract/ingredient-defaults.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))

export const handlers = define.public({
  POST: define
    .op({
      id: "calculateIbu",
      summary: "Bitterness of one or several hop additions",
      body: IbuBody,
      responses: { 200: IbuAnswer, 422: Problem },
    })
    .handle(async ({ body, language }) => {
      const { altitudeM, kettleAreaCm2 } = body
      const settings = { ...defaultSettings, ...body.settings }
      const original = specificGravity(body.originalGravity)
      const batchLitres = litres(body.batchVolumeL)
      const boilMinutes = minutes(body.boilMinutes)
      const startLitres = litres(body.boilVolumeL ?? preBoilLitres(batchLitres, boilMinutes))
      const codes = new Set<EstimateWarningCode>()

      const preBoil = within(
        specificGravity,
        1 + (original - 1) * boilDilution(startLitres, batchLitres, defaultLosses),
      )
      if (startLitres < batchLitres) codes.add("boil_below_batch")
      if (preBoil === null) codes.add("boil_gravity_out_of_range")
      const boil: Boil = {
        gravity: hoppedGravity(original, preBoil, settings),
        minutes: boilMinutes,
        batchLitres,
        startLitres,
        altitudeMetres: altitudeM,
        ...(kettleAreaCm2 !== null && { effectiveAreaSquareCentimetres: kettleAreaCm2 }),
      }
      const hops = body.hops.map((hop) => fromHop(hop, boilMinutes))
      const each = bitternessOfEach(hops, boil, settings)
      const total = within(
        ibu,
        each.reduce((sum, one) => sum + one, 0),
      )
      warnOfBitterness(hops, boil, settings.ibuMethod, total, (code) => codes.add(code))
      if (kettleAreaCm2 !== null) codes.delete("whirlpool_cooling_assumed")

      const ratio = total === null ? null : bitternessRatio(total, original)
      const method = settings.ibuMethod
      const warnings = Array.from(codes, estimateWarning)
      return ok({
        ...calculation(
          { value: total, digits: 1, unit: "IBU", method, source: ibuSources[method], warnings },
          language,
        ),
        gravity: rounded(boil.gravity, 4),
        bitternessRatio: ratio === null ? null : rounded(ratio, 2),
        hops: hops.map(({ name, amountGrams, alphaPercent }, index) => {
          const bitterness = each[index] ?? 0
          const alphaMilligrams = (amountGrams * alphaPercent * 10) / batchLitres
          return {
            name,
            ibu: rounded(bitterness, 1),
            utilizationPercent:
              alphaMilligrams === 0 ? null : rounded((bitterness / alphaMilligrams) * 100, 1),
          }
        }),
      })
    }),
})
