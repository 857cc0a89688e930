import { decoctionLitres } from "../../../../brewing/decoction.ts"
import { infusionLitres, infusionTemperature, type Mash } from "../../../../brewing/strike-water.ts"
import { type Celsius, celsius, kilograms, litres } from "../../../../brewing/units.ts"
import { calculation } from "../../../../contract/calculators/calculation.ts"
import {
  InfusionAnswer,
  InfusionBody,
  infusionSources,
  infusionWarnings,
} from "../../../../contract/calculators/infusion.ts"
import { roundTo } from "../../../../contract/calculators/round-to.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

export const handlers = define.public({
  POST: define
    .op({
      id: "calculateInfusion",
      summary:
        "How much water of a temperature, how hot a volume of it, or what decoction takes a mash to its next rest",
      body: InfusionBody,
      responses: { 200: InfusionAnswer, 422: Problem },
    })
    .handle(async ({ body, language }) => {
      const mash = {
        grain: kilograms(body.grainKg),
        water: litres(body.waterL),
        temperature: celsius(body.mashC),
      }
      const target = celsius(body.targetC)
      const decoction = decoctionLitres(mash, target, celsius(body.boilingC))
      const answer =
        body.addedL === null ? volume(mash, celsius(body.waterC), target) : heat(mash, body.addedL, target)
      return ok({
        ...calculation({ ...answer, method: "palmer", source: infusionSources.infusion }, language),
        decoctionL: roundTo(2, decoction),
        decoctionSource: infusionSources.decoction,
      })
    }),
})

const volume = (mash: Mash, infused: Celsius, target: Celsius) => {
  const value = infusionLitres(mash, infused, target)
  return {
    value,
    digits: 2,
    unit: "L",
    warnings: value === null ? [infusionWarnings.target_unreachable] : [],
  }
}

const heat = (mash: Mash, added: number, target: Celsius) => {
  const temperature = infusionTemperature(mash, litres(added), target)
  const possible = temperature >= 0 && temperature <= 100
  return {
    value: possible ? temperature : null,
    digits: 1,
    unit: "°C",
    warnings: possible ? [] : [infusionWarnings.water_impossible],
  }
}
