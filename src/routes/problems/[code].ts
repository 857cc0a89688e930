import * as z from "zod"
import { ok } from "../../http/answer.ts"
import { problemCatalogue } from "../../contract/problem-catalogue.ts"
import { Problem } from "../../http/define.ts"
import { problem } from "../../http/problem.ts"
import { httpProblems } from "../../http/problems.ts"
import { define } from "../_define.ts"

const ProblemKindWire = z
  .object({ code: z.string(), status: z.int(), title: z.object({ en: z.string(), fr: z.string() }) })
  .meta({ id: "ProblemKind" })

/** Where the `type` of a problem leads. */
export const handlers = define.public({
  GET: define
    .op({
      id: "readProblemKind",
      summary: "What a problem code means",
      params: z.strictObject({ code: z.string().max(100) }),
      cacheControl: "public, max-age=3600",
      responses: { 200: ProblemKindWire, 404: Problem },
    })
    .handle(async ({ params }) => {
      const kind = problemCatalogue.get(params.code)
      return kind ? ok(kind) : problem(httpProblems.notFound, undefined)
    }),
})
