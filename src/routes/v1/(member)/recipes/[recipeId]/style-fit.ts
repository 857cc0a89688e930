import { RecipeParams } from "../../../../../contract/recipe.ts"
import { StyleFitQuery, StyleFitWire, toStyleFitWire } from "../../../../../contract/style-fit.ts"
import { ok } from "../../../../../http/answer.ts"
import { Problem } from "../../../../../http/define.ts"
import { problem } from "../../../../../http/problem.ts"
import { httpProblems } from "../../../../../http/problems.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "readStyleFit",
      summary: "How a recipe's figures stand to those of a style",
      description:
        "Against the numbers of the BJCP guide of 2021: the style that is asked for, or the recipe's own, and the five " +
        "that it comes nearest to.",
      params: RecipeParams,
      query: StyleFitQuery,
      responses: { 200: StyleFitWire, 404: Problem, 422: Problem },
    })
    .handle(async ({ params, query: { styleId }, actor, services, language }) => {
      const read = await services.recipes.styleFit(actor, { id: params.recipeId, styleId: styleId ?? null })
      if (!read.ok) return problem(httpProblems.notFound, undefined)
      return ok(toStyleFitWire(read.value, language))
    }),
})
