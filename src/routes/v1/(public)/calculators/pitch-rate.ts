import { cellsNeeded, pitchRateOf, pitchRates } from "../../../../brewing/pitch-rate.ts"
import { billionCells, days, litres, specificGravity } from "../../../../brewing/units.ts"
import { livingCellsPerUnit, unitsFor, usualCells, viability } from "../../../../brewing/yeast-amount.ts"
import { calculation } from "../../../../contract/calculators/calculation.ts"
import {
  PitchRateAnswer,
  PitchRateBody,
  pitchRateSource,
  pitchRateWarnings,
  yeastUnits,
} from "../../../../contract/calculators/pitch-rate.ts"
import { roundTo } from "../../../../contract/calculators/round-to.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

const OLD_SLURRY_DAYS = 14

export const handlers = define.public({
  POST: define
    .op({
      id: "calculatePitchRate",
      summary: "The cells that a wort needs, and the yeast that holds them at its age",
      body: PitchRateBody,
      responses: { 200: PitchRateAnswer, 422: Problem },
    })
    .handle(async ({ body, language }) => {
      const { form, amount, storage, cellsPerUnitBn, ageDays } = body.yeast
      const rate = body.rate ?? pitchRates[body.beer]
      const volume = litres(body.volumeL)
      const gravity = specificGravity(body.originalGravity)
      const needed = cellsNeeded(rate, volume, gravity)
      const cellsPerUnit = cellsPerUnitBn === null ? usualCells[form] : billionCells(cellsPerUnitBn)
      const yeast = { form, cellsPerUnit, age: days(ageDays), storage }
      const units = unitsFor(needed, yeast)
      const pitched = amount === null ? null : billionCells(amount * livingCellsPerUnit(yeast))
      const warnings = [
        ...(units === null ? [pitchRateWarnings.yeast_dead] : []),
        ...(pitched !== null && pitched < needed ? [pitchRateWarnings.too_little] : []),
        ...(form === "slurry" && ageDays > OLD_SLURRY_DAYS ? [pitchRateWarnings.old_slurry] : []),
      ]
      const figure = {
        value: needed,
        digits: 1,
        unit: "billion cells",
        method: "white_zainasheff",
        source: pitchRateSource,
        warnings,
      }
      return ok({
        ...calculation(figure, language),
        rate,
        viabilityPercent: roundTo(1, viability(yeast)),
        yeastAmount: roundTo(2, units),
        yeastUnit: yeastUnits[form],
        pitchedBn: roundTo(1, pitched),
        pitchedRate: roundTo(2, pitched === null ? null : pitchRateOf(pitched, volume, gravity)),
      })
    }),
})
