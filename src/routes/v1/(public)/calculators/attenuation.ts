import { apparentAttenuation, realAttenuation } from "../../../../brewing/attenuation.ts"
import { platoOf } from "../../../../brewing/plato.ts"
import { realExtractBalling, realExtractDeClerck } from "../../../../brewing/real-extract.ts"
import { specificGravity } from "../../../../brewing/units.ts"
import {
  AttenuationAnswer,
  AttenuationBody,
  attenuationSources,
  attenuationWarnings,
} from "../../../../contract/calculators/attenuation.ts"
import { calculation } from "../../../../contract/calculators/calculation.ts"
import { gravityRose } from "../../../../contract/calculators/gravity-fields.ts"
import { roundTo } from "../../../../contract/calculators/round-to.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

const realExtracts = { de_clerck: realExtractDeClerck, balling: realExtractBalling }

export const handlers = define.public({
  POST: define
    .op({
      id: "calculateAttenuation",
      summary: "Apparent and real attenuation and extract from two gravities",
      body: AttenuationBody,
      responses: { 200: AttenuationAnswer, 422: Problem },
    })
    .handle(async ({ body, language }) => {
      const original = specificGravity(body.originalGravity)
      const final = specificGravity(body.finalGravity)
      const { method } = body
      const realExtract = realExtracts[method](original, final)
      const value = apparentAttenuation(original, final)
      const warnings = [
        ...(value === null ? [attenuationWarnings.nothing_to_ferment] : []),
        ...(final > original ? [gravityRose] : []),
      ]
      const source = attenuationSources[method]
      return ok({
        ...calculation({ value, digits: 1, unit: "%", method, source, warnings }, language),
        realPercent: roundTo(1, realAttenuation(original, realExtract)),
        originalExtractPlato: roundTo(2, platoOf(original)),
        apparentExtractPlato: roundTo(2, platoOf(final)),
        realExtractPlato: roundTo(2, realExtract),
      })
    }),
})
