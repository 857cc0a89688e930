import { exportHeaders, ExportQuery } from "../../../../../contract/export.ts"
import { RecipeParams } from "../../../../../contract/recipe.ts"
import { Problem } from "../../../../../http/define.ts"
import { problem } from "../../../../../http/problem.ts"
import { httpProblems } from "../../../../../http/problems.ts"
import { etagOf } from "../../../../../http/version.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "exportRecipe",
      summary: "A recipe of one's own as a file for other programs",
      description:
        "BeerXML 1.0 (application/xml) or BeerJSON 1.0 (application/json, valid by its official schema), to be saved " +
        "under the name of the recipe. BeerXML keeps all of a recipe, in elements of ours where the standard has none. " +
        "BeerJSON leaves no room for some: Brasse-Lost names the fields that are not in the file.",
      params: RecipeParams,
      query: ExportQuery,
      produces: "*/*",
      responses: { 200: null, 404: Problem, 422: Problem },
    })
    .handle(async ({ params, query, actor, services }) => {
      const file = await services.recipes.export(actor, { id: params.recipeId, format: query.format })
      if (!file.ok) return problem(httpProblems.notFound, undefined)
      const headers = { ...exportHeaders(file.value), etag: etagOf(file.value.version) }
      return new Response(file.value.text, { headers })
    }),
})
