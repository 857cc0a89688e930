import { RecipeBody, RecipeKey, RecipeSummaryWire, RecipeWire } from "../../../../contract/recipe.ts"
import { fromRecipeBody, toRecipeSummaryWire, toRecipeWire } from "../../../../contract/recipe-mapping.ts"
import { created, ok } from "../../../../http/answer.ts"
import { localized } from "../../../../http/version.ts"
import { Problem } from "../../../../http/define.ts"
import { pageOf, pageQuery, pageWire } from "../../../../http/page.ts"
import { define } from "../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "listRecipes",
      summary: "List one's recipes, the newest first",
      query: pageQuery(RecipeKey),
      responses: { 200: pageOf(RecipeSummaryWire), 422: Problem },
    })
    .handle(async ({ query: { limit, cursor }, actor, services, language }) => {
      const page = await services.recipes.list(actor, { limit, after: cursor })
      return ok(pageWire(page, (recipe) => toRecipeSummaryWire(recipe, language)))
    }),
  POST: define
    .op({
      id: "createRecipe",
      summary: "Create a recipe",
      body: RecipeBody,
      responses: { 201: RecipeWire, 422: Problem },
    })
    .handle(async ({ body, actor, services, language }) => {
      const recipe = await services.recipes.create(actor, fromRecipeBody(body))
      return created(toRecipeWire(recipe, language), {
        location: `/v1/recipes/${recipe.id}`,
        version: localized(recipe.version, language),
      })
    }),
})
