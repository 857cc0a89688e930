import { beerColor, ebcToLovibond, lovibondToEbc, maltColour, srmToEbc } from "../../../../brewing/colour.ts"
import { colorHex } from "../../../../brewing/colour-hex.ts"
import { estimateWarning } from "../../../../brewing/estimate-warnings.ts"
import { ebc, kilograms, litres, lovibond } from "../../../../brewing/units.ts"
import { calculation } from "../../../../contract/calculators/calculation.ts"
import { ColorAnswer, ColorBody, colorSources } from "../../../../contract/calculators/color.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

const rounded = (value: number): number => Number(value.toFixed(1))

export const handlers = define.public({
  POST: define
    .op({
      id: "calculateColor",
      summary: "Colour of a beer from its grist",
      body: ColorBody,
      responses: { 200: ColorAnswer, 422: Problem },
    })
    .handle(async ({ body: { fermentables, batchVolumeL, method }, language }) => {
      const malts = fermentables.map(({ amountKg, colorEbc, colorLovibond }) => ({
        amountKilograms: kilograms(amountKg),
        colorEbc: colorLovibond === undefined ? ebc(colorEbc ?? 0) : lovibondToEbc(lovibond(colorLovibond)),
      }))
      const mcu = maltColour(malts, litres(batchVolumeL))
      const estimate = beerColor(method, mcu)
      const doubt = estimate === null ? "color_out_of_range" : estimate.doubt
      const color = estimate === null ? null : { srm: estimate.color, ebc: srmToEbc(estimate.color) }
      const value = color?.ebc ?? null
      const warnings = doubt === null ? [] : [estimateWarning(doubt)]
      const source = colorSources[method]
      return ok({
        ...calculation({ value, digits: 1, unit: "EBC", method, source, warnings }, language),
        colorEbc: color && rounded(color.ebc),
        colorSrm: color && rounded(color.srm),
        colorLovibond: color && rounded(ebcToLovibond(color.ebc)),
        colorHex: color && colorHex(color.srm),
        maltColorUnits: rounded(mcu),
      })
    }),
})
