import { BatchWire, StepParams, toBatchWire } from "../../../../../../../contract/batch.ts"
import { extendProblem } from "../../../../../../../contract/batch-problems.ts"
import { ExtensionBody, fromExtensionBody } from "../../../../../../../contract/step-extension.ts"
import { ok } from "../../../../../../../http/answer.ts"
import { Problem } from "../../../../../../../http/define.ts"
import { define } from "../../../../../../_define.ts"

export const handlers = define.member({
  POST: define
    .op({
      id: "extendStep",
      summary: "Make a step longer; what comes after it moves along",
      description:
        "Says how long it lasts in all, so that a second tap changes nothing more. Its end and the additions that are " +
        "counted down to it move; of steps by day those of later days move by as much of the calendar.",
      params: StepParams,
      body: ExtensionBody,
      responses: { 200: BatchWire, 404: Problem, 409: Problem, 422: Problem },
    })
    .handle(async ({ params, body, actor, services }) => {
      const extension = fromExtensionBody(body)
      const extended = await services.batches.extendStep(actor, { ...params, extension })
      return extended.ok
        ? ok(toBatchWire(extended.value), { version: extended.value.version })
        : extendProblem(extended.error)
    }),
})
