import { toEstimatesWire } from "../../../../contract/estimates.ts"
import { CalculationWire, RecipeDraft } from "../../../../contract/recipe.ts"
import { fromRecipeBody } from "../../../../contract/recipe-mapping.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

export const handlers = define.member({
  POST: define
    .op({
      id: "calculateRecipe",
      summary: "Work out the figures of a recipe without storing it",
      body: RecipeDraft,
      changesNothing: true,
      responses: { 200: CalculationWire, 422: Problem },
    })
    .handle(async ({ body, services, language }) =>
      ok({ estimates: toEstimatesWire(services.recipes.calculate(fromRecipeBody(body)), language) }),
    ),
})
