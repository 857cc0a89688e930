import {
  EquipmentFitQuery,
  EquipmentFitWire,
  toEquipmentFitWire,
} from "../../../../../contract/equipment-fit.ts"
import { equipmentProblems } from "../../../../../contract/equipment-problems.ts"
import { RecipeParams } from "../../../../../contract/recipe.ts"
import { ok } from "../../../../../http/answer.ts"
import { Problem } from "../../../../../http/define.ts"
import { problem } from "../../../../../http/problem.ts"
import { httpProblems } from "../../../../../http/problems.ts"
import { define } from "../../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "readEquipmentFit",
      summary: "Whether a recipe fits into one's equipment",
      description:
        "The recipe as it stands: the mash with its grain in the mash tun, the boil in the kettle, the batch in the " +
        "fermenter, and the water that it takes with this equipment.",
      params: RecipeParams,
      query: EquipmentFitQuery,
      responses: { 200: EquipmentFitWire, 404: Problem, 422: Problem },
    })
    .handle(async ({ params, query, actor, services, language }) => {
      const equipmentId = query.equipmentId ?? null
      const read = await services.recipes.equipmentFit(actor, { id: params.recipeId, equipmentId })
      if (read.ok) return ok(toEquipmentFitWire(read.value, language))
      if (read.error.kind === "recipe_not_found") return problem(httpProblems.notFound, undefined)
      return equipmentId === null
        ? problem(equipmentProblems.noDefaultEquipment, undefined)
        : problem(equipmentProblems.equipmentNotFound, undefined)
    }),
})
