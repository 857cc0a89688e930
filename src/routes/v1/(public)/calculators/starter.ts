import { growStarter, type StarterManner, starterLitres } from "../../../../brewing/grow-starter.ts"
import { dryExtractGrams, extractGrams } from "../../../../brewing/starter.ts"
import { billionCells, litres, specificGravity } from "../../../../brewing/units.ts"
import { calculation } from "../../../../contract/calculators/calculation.ts"
import { roundFigure } from "../../../../contract/calculators/round-figure.ts"
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
          dryExtractG: roundFigure(dryExtractGrams(step.volume, gravity), 1),
          extractG: roundFigure(extractGrams(step.volume, gravity), 1),
          startBn: roundFigure(step.start, 1),
          endBn: roundFigure(step.end, 1),
          growthFactor: roundFigure(step.growth, 2),
          inoculationMPerMl: roundFigure(step.inoculation, 1),
        })),
        toTarget:
          volume === null
            ? null
            : {
                volumeL: roundFigure(volume, 2),
                dryExtractG: roundFigure(dryExtractGrams(volume, gravity), 1),
              },
      })
    }),
})
