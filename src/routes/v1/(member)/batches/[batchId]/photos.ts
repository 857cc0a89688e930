import { BatchParams } from "../../../../../contract/batch.ts"
import { PhotosWire, toPhotoWire } from "../../../../../contract/batch-photo.ts"
import { ok } from "../../../../../http/answer.ts"
import { Problem } from "../../../../../http/define.ts"
import { problem } from "../../../../../http/problem.ts"
import { httpProblems } from "../../../../../http/problems.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "listBatchPhotos",
      summary: "Which photos belong to a batch, in the order in which they were added",
      params: BatchParams,
      responses: { 200: PhotosWire, 404: Problem },
    })
    .handle(async ({ params, actor, services }) => {
      const listed = await services.brewLog.listPhotos(actor, params)
      return listed.ok
        ? ok({ items: listed.value.map(toPhotoWire) })
        : problem(httpProblems.notFound, undefined)
    }),
})
