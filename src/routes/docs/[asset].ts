import * as z from "zod"
import { Problem } from "../../http/define.ts"
import { problem } from "../../http/problem.ts"
import { httpProblems } from "../../http/problems.ts"
import { define } from "../_define.ts"

export const handlers = define.public({
  GET: define
    .op({
      id: "readReferenceAsset",
      summary: "A file of the interactive reference",
      params: z.strictObject({ asset: z.string().max(100) }),
      produces: "*/*",
      cacheControl: "public, max-age=86400",
      responses: { 200: null, 404: Problem },
    })
    .handle(async ({ params, services }) => {
      const file = await services.documentation.asset(params.asset)
      if (!file) return problem(httpProblems.notFound, undefined)
      return new Response(file.body, { headers: { "content-type": file.contentType } })
    }),
})
