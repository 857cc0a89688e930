import { type AcidName, acidMilliequivalents } from "../../../../brewing/acids.ts"
import {
  acidForMash,
  gramsOfAcidulatedMalt,
  gristPh,
  type Malt,
  mashPh,
  mashPhRange,
  mashPhUncertainty,
  millilitresOfAcid,
} from "../../../../brewing/mash-ph.ts"
import { residualAlkalinity } from "../../../../brewing/residual-alkalinity.ts"
import { ebc, kilograms, litres, ph } from "../../../../brewing/units.ts"
import { calculation } from "../../../../contract/calculators/calculation.ts"
import {
  MashPhAnswer,
  MashPhBody,
  mashPhSource,
  mashPhWarnings,
} from "../../../../contract/calculators/mash-ph.ts"
import { roundTo } from "../../../../contract/calculators/round-to.ts"
import { fromIonsWire } from "../../../../contract/calculators/water-ions.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

/** Where acids give their protons away: nearly all they have at any pH of a mash. */
const IN_THE_MASH = ph(5.4)

export const handlers = define.public({
  POST: define
    .op({
      id: "calculateMashPh",
      summary: "The pH of a mash from its malts, its water and its acids, and the acid it takes to a target",
      body: MashPhBody,
      responses: { 200: MashPhAnswer, 422: Problem },
    })
    .handle(async ({ body, language }) => {
      const malts = body.grist.map(({ kind, amountKg, colorEbc, distilledWaterPh }): Malt => ({
        kind,
        amount: kilograms(amountKg),
        color: ebc(colorEbc),
        measuredPh: distilledWaterPh === null ? null : ph(distilledWaterPh),
      }))
      const ions = fromIonsWire(body.water)
      const grist = gristPh(malts)
      const estimate = mashPh({
        malts,
        water: litres(body.waterL),
        ions,
        acidMilliequivalents: body.acids.reduce(
          (sum, { acid, amountMl }) => sum + amountMl * acidMilliequivalents(acid, IN_THE_MASH),
          0,
        ),
      })
      const sensible = estimate >= 4 && estimate <= 7
      const thickness = body.waterL / malts.reduce((sum, { amount }) => sum + amount, 0)
      const usual = estimate >= mashPhRange.min && estimate <= mashPhRange.max
      const warnings = [
        ...(sensible ? [] : [mashPhWarnings.beyond_model]),
        ...(sensible && !usual ? [mashPhWarnings.outside_usual] : []),
        ...(thickness < 2 || thickness > 5 ? [mashPhWarnings.unusual_thickness] : []),
        ...(body.targetPh !== null && body.targetPh > estimate ? [mashPhWarnings.target_above_estimate] : []),
      ]
      const value = sensible ? estimate : null
      const figure = { value, digits: 2, unit: "pH", method: "troester", source: mashPhSource, warnings }
      return ok({
        ...calculation(figure, language),
        uncertaintyPh: mashPhUncertainty(malts),
        gristPh: roundTo(2, grist),
        residualAlkalinityMeqL: roundTo(3, residualAlkalinity(ions)),
        toTarget:
          body.targetPh === null
            ? null
            : dose(body.targetAcid, acidForMash(malts, estimate, ph(body.targetPh))),
      })
    }),
})

const dose = (acid: AcidName | "acidulated_malt", milliequivalents: number) =>
  acid === "acidulated_malt"
    ? { acid, amount: roundTo(1, gramsOfAcidulatedMalt(milliequivalents)), unit: "g" as const }
    : {
        acid,
        amount: roundTo(2, millilitresOfAcid(acid, milliequivalents, IN_THE_MASH)),
        unit: "mL" as const,
      }
