import * as z from "zod"
import { BatchParams } from "../../../../../contract/batch.ts"
import { addMeasurementProblem } from "../../../../../contract/brew-log-problems.ts"
import {
  MeasurementBody,
  MeasurementKey,
  MeasurementWire,
  orderQuery,
} from "../../../../../contract/measurement.ts"
import { toMeasurementWire, toStated } from "../../../../../contract/measurement-mapping.ts"
import { measurementKinds } from "../../../../../features/brew-log/index.ts"
import { created, ok } from "../../../../../http/answer.ts"
import { Problem } from "../../../../../http/define.ts"
import { pageOf, pageQuery, pageWire } from "../../../../../http/page.ts"
import { problem } from "../../../../../http/problem.ts"
import { httpProblems } from "../../../../../http/problems.ts"
import { localized } from "../../../../../http/version.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "listMeasurements",
      summary: "What was measured of a batch, by the time when it was",
      params: BatchParams,
      query: pageQuery(MeasurementKey).extend({
        order: orderQuery,
        kind: z.enum(measurementKinds).optional().describe("All kinds when it is left out"),
      }),
      responses: { 200: pageOf(MeasurementWire), 404: Problem },
    })
    .handle(async ({ params, query: { limit, cursor, order, kind }, actor, services, language }) => {
      const request = { ...params, order, kind, limit, after: cursor }
      const listed = await services.brewLog.listMeasurements(actor, request)
      if (!listed.ok) return problem(httpProblems.notFound, undefined)
      return ok(pageWire(listed.value, (measurement) => toMeasurementWire(measurement, language)))
    }),
  POST: define
    .op({
      id: "addMeasurement",
      summary: "Write down what was measured, as it was read; the correction is ours",
      description:
        "A hydrometer's reading is corrected for the temperature of its sample, a refractometer's for wort or, once the " +
        "beer ferments, for its alcohol, a hot volume to 20 °C. A repeat under the same id changes nothing.",
      params: BatchParams,
      body: MeasurementBody,
      responses: { 201: MeasurementWire, 404: Problem, 409: Problem, 422: Problem },
    })
    .handle(async ({ params, body: { id, kind, stage, takenAt, ...figures }, actor, services, language }) => {
      const command = { ...params, id, stage, takenAt, stated: toStated(kind, figures) }
      const added = await services.brewLog.addMeasurement(actor, command)
      if (!added.ok) return addMeasurementProblem(added.error, language)
      return created(toMeasurementWire(added.value, language), {
        location: `/v1/batches/${params.batchId}/measurements/${added.value.id}`,
        version: localized(added.value.version, language),
      })
    }),
})
