import { deleteRecordProblem, patchTastingProblem } from "../../../../../../contract/brew-log-problems.ts"
import {
  patchedTasting,
  TastingParams,
  TastingPatch,
  TastingWire,
  toTastingWire,
} from "../../../../../../contract/tasting.ts"
import { noContent, ok } from "../../../../../../http/answer.ts"
import { satisfies } from "../../../../../../http/conditional.ts"
import { Problem } from "../../../../../../http/define.ts"
import { problem } from "../../../../../../http/problem.ts"
import { httpProblems } from "../../../../../../http/problems.ts"
import { define } from "../../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "readTasting",
      summary: "Read how a batch tasted",
      params: TastingParams,
      responses: { 200: TastingWire, 404: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const read = await services.brewLog.readTasting(actor, params)
      return read.ok
        ? ok(toTastingWire(read.value), { version: read.value.version })
        : problem(httpProblems.notFound, undefined)
    }),
  PATCH: define
    .op({
      id: "patchTasting",
      summary: "Change what was written of a tasting",
      description:
        "JSON Merge Patch (RFC 7396): null takes the score sheet away, lists are replaced as a whole.",
      params: TastingParams,
      body: TastingPatch,
      bodyTypes: ["application/merge-patch+json"],
      ifMatch: "required",
      responses: { 200: TastingWire, 404: Problem, 412: Problem, 422: Problem, 428: Problem },
    })
    .handle(async ({ params, body, ifMatch, actor, services, language }) => {
      const patched = await services.brewLog.patchTasting(actor, {
        ...params,
        accepts: (version) => satisfies(ifMatch, version),
        change: (tasting) => patchedTasting(tasting, body),
      })
      return patched.ok
        ? ok(toTastingWire(patched.value), { version: patched.value.version })
        : patchTastingProblem(patched.error, language)
    }),
  DELETE: define
    .op({
      id: "deleteTasting",
      summary: "Delete what was written of a tasting",
      params: TastingParams,
      ifMatch: "required",
      responses: { 204: null, 404: Problem, 412: Problem, 428: Problem },
    })
    .handle(async ({ params, ifMatch, actor, services }) => {
      const accepts = (version: number): boolean => satisfies(ifMatch, version)
      const deleted = await services.brewLog.deleteTasting(actor, { ...params, accepts })
      return deleted.ok ? noContent() : deleteRecordProblem(deleted.error)
    }),
})
