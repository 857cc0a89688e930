import { acidsIons } from "../../../../brewing/acids.ts"
import {
  alkalinity,
  hardness,
  milliequivalentsToCaco3,
  milliequivalentsToGermanDegrees,
  residualAlkalinity,
  sulfateToChloride,
} from "../../../../brewing/residual-alkalinity.ts"
import { saltsIons } from "../../../../brewing/salts.ts"
import { solveWater } from "../../../../brewing/solve-water.ts"
import { grams, litres, millilitres, ph } from "../../../../brewing/units.ts"
import { addIons, chargeImbalance, diluteIons } from "../../../../brewing/water-ions.ts"
import { calculation } from "../../../../contract/calculators/calculation.ts"
import { roundTo } from "../../../../contract/calculators/round-to.ts"
import {
  toSolutionWire,
  WaterChemistryAnswer,
  WaterChemistryBody,
  waterChemistrySources,
  waterChemistryWarnings,
} from "../../../../contract/calculators/water-chemistry.ts"
import { fromIonsWire, toIonsWire } from "../../../../contract/calculators/water-ions.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

/** Beyond this, in mEq/L, a target is not merely rounded, or short of potassium and nitrate. */
const UNBALANCED = 0.5

export const handlers = define.public({
  POST: define
    .op({
      id: "calculateWaterChemistry",
      summary: "What salts, acids and dilution make of a water, and what it takes to reach a target",
      body: WaterChemistryBody,
      responses: { 200: WaterChemistryAnswer, 422: Problem },
    })
    .handle(async ({ body, language }) => {
      const { target } = body
      const volume = litres(body.volumeL)
      const at = ph(body.acidPh)
      const source = diluteIons(fromIonsWire(body.water), body.dilutionPercent / 100)
      const fixed = addIons(
        saltsIons(
          body.salts.map(({ salt, amountG }) => ({ salt, amount: grams(amountG) })),
          volume,
        ),
        acidsIons(
          body.acids.map(({ acid, amountMl }) => ({ acid, amount: millilitres(amountMl) })),
          volume,
          at,
        ),
      )
      const solved =
        target &&
        solveWater({
          source,
          fixed,
          target: fromIonsWire(target.ions),
          weights: target.weights,
          volume,
          salts: target.salts,
          acids: target.acids,
          at,
          maxDilution: target.maxDilutionPercent / 100,
        })
      const ions = solved?.reached ?? addIons(source, fixed)
      const chalk = [...body.salts, ...(solved?.salts.filter(({ amount }) => amount > 0) ?? [])]
      const residual = residualAlkalinity(ions)
      const method = target ? "solve" : "sum"
      const figure = {
        value: milliequivalentsToCaco3(residual),
        digits: 1,
        unit: "mg/L CaCO3",
        method: target ? "kolbach_least_squares" : "kolbach",
        source: waterChemistrySources[method],
        warnings: [
          ...(chalk.some(({ salt }) => salt === "chalk")
            ? [waterChemistryWarnings.chalk_dissolves_poorly]
            : []),
          ...(ions.bicarbonate < -1 ? [waterChemistryWarnings.alkalinity_used_up] : []),
          ...(target && Math.abs(chargeImbalance(fromIonsWire(target.ions))) > UNBALANCED
            ? [waterChemistryWarnings.target_unbalanced]
            : []),
        ],
      }
      return ok({
        ...calculation(figure, language),
        ions: toIonsWire(ions),
        residualAlkalinityMeqL: roundTo(3, residual),
        residualAlkalinityDh: roundTo(2, milliequivalentsToGermanDegrees(residual)),
        alkalinityCaco3Ppm: roundTo(1, milliequivalentsToCaco3(alkalinity(ions))),
        hardnessCaco3Ppm: roundTo(1, milliequivalentsToCaco3(hardness(ions))),
        hardnessDh: roundTo(2, milliequivalentsToGermanDegrees(hardness(ions))),
        sulfateToChloride: roundTo(2, sulfateToChloride(ions)),
        solution: solved && toSolutionWire(solved, language),
      })
    }),
})
