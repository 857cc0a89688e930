import { PhotoParams, PhotoWire, toPhotoWire } from "../../../../../../contract/batch-photo.ts"
import { putPhotoProblem } from "../../../../../../contract/brew-log-problems.ts"
import { noContent, ok } from "../../../../../../http/answer.ts"
import { Problem } from "../../../../../../http/define.ts"
import { problem } from "../../../../../../http/problem.ts"
import { httpProblems } from "../../../../../../http/problems.ts"
import { define } from "../../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "readBatchPhoto",
      summary: "Whether a photo belongs to a batch, and since when",
      params: PhotoParams,
      responses: { 200: PhotoWire, 404: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const read = await services.brewLog.readPhoto(actor, params)
      return read.ok
        ? ok(toPhotoWire(read.value), { version: read.value.version })
        : problem(httpProblems.notFound, undefined)
    }),
  PUT: define
    .op({
      id: "putBatchPhoto",
      summary: "Add a photo to a batch; a repeat changes nothing",
      description: "At most 50 of a batch. The picture itself may still be on its way.",
      params: PhotoParams,
      responses: { 200: PhotoWire, 404: Problem, 409: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const put = await services.brewLog.putPhoto(actor, params)
      return put.ok ? ok(toPhotoWire(put.value), { version: put.value.version }) : putPhotoProblem(put.error)
    }),
  DELETE: define
    .op({
      id: "deleteBatchPhoto",
      summary: "Take a photo away from a batch; a repeat changes nothing",
      params: PhotoParams,
      responses: { 204: null, 404: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const deleted = await services.brewLog.deletePhoto(actor, params)
      return deleted.ok ? noContent() : problem(httpProblems.notFound, undefined)
    }),
})
