import { growStarter, type StarterManner, starterLitres } from "../../../../brewing/grow-starter.ts"
import { dryExtractGrams, extractGrams } from "../../../../brewing/starter.ts"
import { billionCells, litres, specificGravity } from "../../../../brewing/units.ts"
import { calculation } from "../../../../contract/calculators/calculation.ts"
import { roundTo } from "../../../../contract/calculators/round-to.ts"
import {
  StarterAnswer,
  StarterBody,
  starterMethod,
  starterSources,
  starterWarnings,
} from "../../../../contract/calculators/starter.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

const SPARSE_MILLIONS_PER_MILLILITRE = 5

export const handlers = define.public({
  POST: define
    .op({
      id: "calculateStarter",
      summary: "What a yeast starter grows to, step by step, and how large one must be",
      body: StarterBody,
      responses: { 200: StarterAnswer, 422: Problem },
    })
    .handle(async ({ body, language }) => {
      const gravity = specificGravity(body.gravity)
      const manner: StarterManner =
        body.method === "still" ? { method: "still" } : { method: "stirred", basis: body.basis }
      const start = billionCells(body.startBn)
      const steps = growStarter(
        start,
        body.steps.map(({ volumeL }) => ({ volume: litres(volumeL), gravity })),
        manner,
      )
      const end = steps.at(-1)?.end ?? start
      const volume =
        body.targetBn === null ? null : starterLitres(end, billionCells(body.targetBn), gravity, manner)
      const method = starterMethod(manner)
      const inoculations = [
        ...steps.map(({ inoculation }) => inoculation),
        ...(volume === null || volume === 0 ? [] : [end / volume]),
      ]
      const figure = {
        value: end,
        digits: 1,
        unit: "billion cells",
        method,
        source: starterSources[method],
        warnings: [
          ...(steps.some(({ growth }) => growth === 0) ? [starterWarnings.no_growth] : []),
          ...(inoculations.some((cells) => cells < SPARSE_MILLIONS_PER_MILLILITRE)
            ? [starterWarnings.sparse]
            : []),
          ...(body.targetBn !== null && volume === null ? [starterWarnings.more_steps_needed] : []),
        ],
      }
      return ok({
        ...calculation(figure, language),
        steps: steps.map((step) => ({
          volumeL: step.volume,
          dryExtractG: roundTo(1, dryExtractGrams(step.volume, gravity)),
          extractG: roundTo(1, extractGrams(step.volume, gravity)),
          startBn: roundTo(1, step.start),
          endBn: roundTo(1, step.end),
          growthFactor: roundTo(2, step.growth),
          inoculationMPerMl: roundTo(1, step.inoculation),
        })),
        toTarget:
          volume === null
            ? null
            : {
                volumeL: roundTo(2, volume),
                dryExtractG: roundTo(1, dryExtractGrams(volume, gravity)),
              },
      })
    }),
})
