import { gravityAtVolume, volumeAtGravity } from "../../../../brewing/dilution.ts"
import { litres, specificGravity } from "../../../../brewing/units.ts"
import { calculation } from "../../../../contract/calculators/calculation.ts"
import {
  DilutionAnswer,
  DilutionBody,
  dilutionSource,
  dilutionWarnings,
} from "../../../../contract/calculators/dilution.ts"
import { roundTo } from "../../../../contract/calculators/round-to.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

export const handlers = define.public({
  POST: define
    .op({
      id: "calculateDilution",
      summary: "Water to add, or to boil off, for a volume or a gravity",
      body: DilutionBody,
      responses: { 200: DilutionAnswer, 422: Problem },
    })
    .handle(async ({ body, language }) => {
      const { volume, gravity } = afterwards(body)
      const change = volume === null ? null : volume - body.volumeL
      const warnings = [
        ...(volume === null ? [dilutionWarnings.unreachable_gravity] : []),
        ...(volume !== null && gravity === null ? [dilutionWarnings.gravity_out_of_range] : []),
      ]
      const value = change === null ? null : Math.abs(change)
      const source = dilutionSource
      return ok({
        ...calculation({ value, digits: 2, unit: "L", method: "gravity_points", source, warnings }, language),
        action:
          change === null ? null : change > 0 ? "add_water" : change < 0 ? "boil_off" : ("nothing" as const),
        volumeL: roundTo(2, volume),
        gravity: roundTo(4, gravity),
      })
    }),
})

const afterwards = (body: DilutionBody) => {
  const volume = litres(body.volumeL)
  const gravity = specificGravity(body.gravity)
  if (body.targetVolumeL !== undefined) {
    const target = litres(body.targetVolumeL)
    return { volume: target, gravity: gravityAtVolume(volume, gravity, target) }
  }
  const target = specificGravity(body.targetGravity ?? body.gravity)
  return { volume: volumeAtGravity(volume, gravity, target), gravity: target }
}
