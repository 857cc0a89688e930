import { BatchParams } from "../../../../../contract/batch.ts"
import { putChecklistProblem } from "../../../../../contract/checklist-problems.ts"
import {
  ChecklistBody,
  ChecklistWire,
  fromChecklistBody,
  toChecklistWire,
} from "../../../../../contract/checklist.ts"
import { ok } from "../../../../../http/answer.ts"
import { satisfies } from "../../../../../http/conditional.ts"
import { Problem } from "../../../../../http/define.ts"
import { problem } from "../../../../../http/problem.ts"
import { httpProblems } from "../../../../../http/problems.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "readChecklist",
      summary: "What is to be prepared before the brew day",
      description:
        "Laid out from the recipe and the equipment, until the brewer writes it. Items keep their ids as long as the batch.",
      params: BatchParams,
      responses: { 200: ChecklistWire, 404: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const read = await services.brewLog.readChecklist(actor, params)
      return read.ok
        ? ok(toChecklistWire(read.value), { version: read.value.version })
        : problem(httpProblems.notFound, undefined)
    }),
  PUT: define
    .op({
      id: "putChecklist",
      summary: "Check items, add own ones, leave out what is not needed",
      description:
        "Replaces the list as a whole; a repeat changes nothing. Once it has been written, it takes If-Match (428), so " +
        "that what another phone has checked is not lost.",
      params: BatchParams,
      body: ChecklistBody,
      ifMatch: "optional",
      responses: { 200: ChecklistWire, 404: Problem, 412: Problem, 422: Problem, 428: Problem },
    })
    .handle(async ({ params, body, ifMatch, actor, services, language }) => {
      const accepts = ifMatch && ((version: number) => satisfies(ifMatch, version))
      const command = { ...params, items: fromChecklistBody(body), accepts }
      const put = await services.brewLog.putChecklist(actor, command)
      return put.ok
        ? ok(toChecklistWire(put.value), { version: put.value.version })
        : putChecklistProblem(put.error, language)
    }),
})
