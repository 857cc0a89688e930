import { litres } from "../../../../../brewing/units.ts"
import { BatchParams, BatchWire, toBatchWire } from "../../../../../contract/batch.ts"
import { SplitBody } from "../../../../../contract/batch-split.ts"
import { splitProblem } from "../../../../../contract/split-problems.ts"
import { created } from "../../../../../http/answer.ts"
import { Problem } from "../../../../../http/define.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  POST: define
    .op({
      id: "splitBatch",
      summary: "Make a part of a batch a batch of its own, for another yeast or another dry hop",
      description:
        "From when the wort is in the fermenter until the beer is drunk. The new batch shares the recipe, the brew day and " +
        "what was measured and noted up to now, and goes its own way; the old one keeps the rest. A repeat under the " +
        "same id changes nothing.",
      params: BatchParams,
      body: SplitBody,
      responses: { 201: BatchWire, 404: Problem, 409: Problem, 422: Problem },
    })
    .handle(async ({ params, body: { volumeL, ...body }, actor, services }) => {
      const command = { ...params, ...body, volumeLitres: litres(volumeL) }
      const split = await services.brewLog.split(actor, command)
      if (!split.ok) return splitProblem(split.error)
      const { value: part } = split
      return created(toBatchWire(part), { location: `/v1/batches/${part.id}`, version: part.version })
    }),
})
