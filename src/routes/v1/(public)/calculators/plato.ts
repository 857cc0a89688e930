import { gravityOfPlato, platoOf } from "../../../../brewing/plato.ts"
import * as units from "../../../../brewing/units.ts"
import { brixOfPlato, platoOfBrix } from "../../../../brewing/wort-correction.ts"
import { calculation } from "../../../../contract/calculators/calculation.ts"
import { PlatoAnswer, PlatoBody, platoSources } from "../../../../contract/calculators/plato.ts"
import { roundTo } from "../../../../contract/calculators/round-to.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

export const handlers = define.public({
  POST: define
    .op({
      id: "calculatePlato",
      summary: "Specific gravity, degrees Plato and degrees Brix, from any of them",
      body: PlatoBody,
      responses: { 200: PlatoAnswer, 422: Problem },
    })
    .handle(async ({ body, language }) => {
      const { method, gravity, plato } = convert(body)
      const asked = body.plato === undefined ? { value: plato, unit: "°P" } : { value: gravity, unit: "SG" }
      const digits = body.plato === undefined ? 2 : 4
      return ok({
        ...calculation({ ...asked, digits, method, source: platoSources[method] }, language),
        gravity: roundTo(4, gravity),
        plato: roundTo(2, plato),
        brix: roundTo(2, body.brix ?? brixOfPlato(plato, body.wortCorrectionFactor)),
      })
    }),
})

type Converted = {
  readonly method: keyof typeof platoSources
  readonly gravity: units.SpecificGravity
  readonly plato: units.Plato
}

const convert = ({ gravity, plato, brix = 0, wortCorrectionFactor }: PlatoBody): Converted => {
  if (gravity !== undefined) {
    const given = units.specificGravity(gravity)
    return { method: "asbc_cubic", gravity: given, plato: platoOf(given) }
  }
  const degrees =
    plato === undefined ? platoOfBrix(units.brix(brix), wortCorrectionFactor) : units.plato(plato)
  return {
    method: plato === undefined ? "brix_over_factor" : "asbc_inverse",
    gravity: gravityOfPlato(degrees),
    plato: degrees,
  }
}
