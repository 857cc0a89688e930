import { BatchParams, BatchPatch, BatchWire, toBatchWire } from "../../../../contract/batch.ts"
import { deleteProblem, patchProblem } from "../../../../contract/batch-problems.ts"
import { noContent, ok } from "../../../../http/answer.ts"
import { satisfies } from "../../../../http/conditional.ts"
import { Problem } from "../../../../http/define.ts"
import { problem } from "../../../../http/problem.ts"
import { httpProblems } from "../../../../http/problems.ts"
import { define } from "../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "readBatch",
      summary: "Read a batch with its recipe and its brew day",
      params: BatchParams,
      responses: { 200: BatchWire, 404: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const result = await services.batches.read(actor, params)
      return result.ok
        ? ok(toBatchWire(result.value), { version: result.value.version })
        : problem(httpProblems.notFound, undefined)
    }),
  PATCH: define
    .op({
      id: "patchBatch",
      summary: "Rename a batch, or plan it for another time before its brew day",
      description: "JSON Merge Patch (RFC 7396): null removes the time it was planned for.",
      params: BatchParams,
      body: BatchPatch,
      bodyTypes: ["application/merge-patch+json"],
      ifMatch: "required",
      responses: { 200: BatchWire, 404: Problem, 409: Problem, 412: Problem, 422: Problem, 428: Problem },
    })
    .handle(async ({ params, body, ifMatch, actor, services }) => {
      const accepts = (version: number): boolean => satisfies(ifMatch, version)
      const patched = await services.batches.patch(actor, { ...params, accepts, changes: body })
      return patched.ok
        ? ok(toBatchWire(patched.value), { version: patched.value.version })
        : patchProblem(patched.error)
    }),
  DELETE: define
    .op({
      id: "deleteBatch",
      summary: "Delete a batch; its alarms are silent from then on",
      params: BatchParams,
      ifMatch: "required",
      responses: { 204: null, 404: Problem, 412: Problem, 428: Problem },
    })
    .handle(async ({ params, ifMatch, actor, services }) => {
      const accepts = (version: number): boolean => satisfies(ifMatch, version)
      const result = await services.batches.delete(actor, { ...params, accepts })
      return result.ok ? noContent() : deleteProblem(result.error)
    }),
})
