import { ImportQuery, ImportWire, toImportWire } from "../../../../contract/import.ts"
import { recipeProblems } from "../../../../contract/recipe-problems.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { problem } from "../../../../http/problem.ts"
import { define } from "../../../_define.ts"

const mebibyte = 1024 * 1024

export const handlers = define.member({
  POST: define
    .op({
      id: "importRecipes",
      summary: "Import the recipes of a file that another program wrote",
      description:
        "The file is the body, as it is: BeerXML 1.0, BeerJSON 1.x, or a recipe that Brewfather exported as JSON, " +
        "recognised by its content. One broken recipe never hides the " +
        "others: each item says what was read, what was assumed, and where its figures differ from ours. 201 when " +
        "something was stored, 200 for a dry run or when nothing could be, 422 when the file cannot be read at all.",
      query: ImportQuery,
      rawBody: {
        contentTypes: ["application/xml", "text/xml", "application/json", "application/octet-stream"],
        maxBytes: 10 * mebibyte,
      },
      responses: { 200: ImportWire, 201: ImportWire, 413: Problem, 415: Problem, 422: Problem },
    })
    .handle(async ({ query: { dryRun }, body, actor, services, language }) => {
      const report = await services.recipes.import(actor, { bytes: body, dryRun })
      if (!report.ok) {
        const { kind, message, ...where } = report.error.reason
        return problem(recipeProblems.fileUnreadable, { message }, { extensions: { reason: kind, ...where } })
      }
      const wire = toImportWire(report.value, language)
      return dryRun || wire.imported === 0 ? ok(wire) : { status: 201, body: wire }
    }),
})
