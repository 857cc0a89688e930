import { litres, percent } from "../../../../../brewing/units.ts"
import { equipmentProblems } from "../../../../../contract/equipment-problems.ts"
import { RecipeParams, RecipeWire } from "../../../../../contract/recipe.ts"
import { toRecipeWire } from "../../../../../contract/recipe-mapping.ts"
import {
  ScaleBody,
  ScaledRecipeWire,
  scaleFieldError,
  toScaledRecipeWire,
} from "../../../../../contract/recipe-scale.ts"
import { created, ok } from "../../../../../http/answer.ts"
import { localized } from "../../../../../http/version.ts"
import { Problem } from "../../../../../http/define.ts"
import { problem } from "../../../../../http/problem.ts"
import { httpProblems } from "../../../../../http/problems.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  POST: define
    .op({
      id: "scaleRecipe",
      summary: "The same beer for another volume or another brewery",
      description:
        "Gravities, bitterness, colour and alcohol stay as they are. To an equipment, it is for its volume and efficiency, " +
        "its boil volume and water are those of that kettle, and the hops make up for the gravity that they see there. " +
        "200 with the scaled recipe; with `save`, it is stored as a new one, private, and answered with 201 and its " +
        "Location.",
      params: RecipeParams,
      body: ScaleBody,
      responses: { 200: ScaledRecipeWire, 201: RecipeWire, 404: Problem, 422: Problem },
    })
    .handle(async ({ params, body, actor, services, language }) => {
      const { batchVolumeL, equipmentId, efficiencyPercent, save } = body
      const scaled = await services.recipes.scale(actor, {
        id: params.recipeId,
        to: equipmentId === undefined ? { batchVolumeLitres: litres(batchVolumeL ?? 0) } : { equipmentId },
        efficiencyPercent: efficiencyPercent === null ? null : percent(efficiencyPercent),
        save,
      })
      if (!scaled.ok) {
        if (scaled.error.kind === "recipe_not_found") return problem(httpProblems.notFound, undefined)
        if (scaled.error.kind === "equipment_not_found")
          return problem(equipmentProblems.equipmentNotFound, undefined)
        const errors = [scaleFieldError(scaled.error, body, language)]
        return problem(httpProblems.invalid, { count: errors.length }, { extensions: { errors } })
      }
      if (!scaled.value.stored) return ok(toScaledRecipeWire(scaled.value.recipe, language))
      const { recipe } = scaled.value
      return created(toRecipeWire(recipe, language), {
        location: `/v1/recipes/${recipe.id}`,
        version: localized(recipe.version, language),
      })
    }),
})
