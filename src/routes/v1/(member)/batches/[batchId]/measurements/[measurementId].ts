import { deleteRecordProblem, patchMeasurementProblem } from "../../../../../../contract/brew-log-problems.ts"
import {
  MeasurementParams,
  MeasurementPatch,
  MeasurementWire,
} from "../../../../../../contract/measurement.ts"
import { patchedMeasurement, toMeasurementWire } from "../../../../../../contract/measurement-mapping.ts"
import { noContent, ok } from "../../../../../../http/answer.ts"
import { satisfies } from "../../../../../../http/conditional.ts"
import { Problem } from "../../../../../../http/define.ts"
import { problem } from "../../../../../../http/problem.ts"
import { httpProblems } from "../../../../../../http/problems.ts"
import { localized } from "../../../../../../http/version.ts"
import { define } from "../../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "readMeasurement",
      summary: "Read what was measured",
      params: MeasurementParams,
      responses: { 200: MeasurementWire, 404: Problem },
    })
    .handle(async ({ params, actor, services, language }) => {
      const read = await services.brewLog.readMeasurement(actor, params)
      if (!read.ok) return problem(httpProblems.notFound, undefined)
      return ok(toMeasurementWire(read.value, language), { version: localized(read.value.version, language) })
    }),
  PATCH: define
    .op({
      id: "patchMeasurement",
      summary: "Mend what was measured; what was corrected with it is corrected anew",
      description: "JSON Merge Patch (RFC 7396): null takes away what was stated.",
      params: MeasurementParams,
      body: MeasurementPatch,
      bodyTypes: ["application/merge-patch+json"],
      ifMatch: "required",
      responses: { 200: MeasurementWire, 404: Problem, 412: Problem, 422: Problem, 428: Problem },
    })
    .handle(async ({ params, body, ifMatch, actor, services, language }) => {
      const patched = await services.brewLog.patchMeasurement(actor, {
        ...params,
        accepts: (version) => satisfies(ifMatch, version),
        change: (measurement) => patchedMeasurement(measurement, body),
      })
      return patched.ok
        ? ok(toMeasurementWire(patched.value, language), {
            version: localized(patched.value.version, language),
          })
        : patchMeasurementProblem(patched.error, language)
    }),
  DELETE: define
    .op({
      id: "deleteMeasurement",
      summary: "Delete what was measured",
      params: MeasurementParams,
      ifMatch: "required",
      responses: { 204: null, 404: Problem, 412: Problem, 428: Problem },
    })
    .handle(async ({ params, ifMatch, actor, services, language }) => {
      const accepts = (version: number): boolean => satisfies(ifMatch, version)
      const deleted = await services.brewLog.deleteMeasurement(actor, { ...params, accepts })
      return deleted.ok
        ? noContent()
        : deleteRecordProblem(deleted.error, (version) => localized(version, language))
    }),
})
