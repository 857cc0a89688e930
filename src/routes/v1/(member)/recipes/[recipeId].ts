import { RecipeBody, RecipeParams, RecipeWire } from "../../../../contract/recipe.ts"
import { fromRecipeBody, toRecipeWire } from "../../../../contract/recipe-mapping.ts"
import { patched, RecipePatch } from "../../../../contract/recipe-patch.ts"
import { recipeProblems } from "../../../../contract/recipe-problems.ts"
import { created, noContent, ok } from "../../../../http/answer.ts"
import { preconditionFailed, preconditionRequired, satisfies } from "../../../../http/conditional.ts"
import { Problem } from "../../../../http/define.ts"
import { fieldErrors } from "../../../../http/field-errors.ts"
import { problem } from "../../../../http/problem.ts"
import { httpProblems } from "../../../../http/problems.ts"
import { localized } from "../../../../http/version.ts"
import { assertNever } from "../../../../shared/assert-never.ts"
import { define } from "../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "readRecipe",
      summary: "Read a recipe of one's own",
      params: RecipeParams,
      responses: { 200: RecipeWire, 404: Problem },
    })
    .handle(
      async ({ params, actor, services, language }) => {
        const read = await services.recipes.read(actor, params.recipeId)
        if (!read.ok) return problem(httpProblems.notFound, undefined)
        return ok(toRecipeWire(read.value, language), { version: localized(read.value.version, language) })
      },
      async ({ params, actor, services, language }) => {
        const version = await services.recipes.readVersion(actor, params.recipeId)
        return version === null ? null : localized(version, language)
      },
    ),

  PUT: define
    .op({
      id: "putRecipe",
      summary: "Create a recipe under an id of one's own making, or replace it",
      description:
        "Without If-Match it creates; a repeat of what is stored answers 200 and changes nothing, so a phone may send " +
        "it as often as it likes. Replacing a recipe needs If-Match (428). The id of a deleted recipe answers 410, " +
        "so that a late repeat does not bring it back; an id that is somebody else's answers 404.",
      params: RecipeParams,
      body: RecipeBody,
      ifMatch: "optional",
      responses: {
        200: RecipeWire,
        201: RecipeWire,
        404: Problem,
        410: Problem,
        412: Problem,
        422: Problem,
        428: Problem,
      },
    })
    .handle(async ({ params, body, ifMatch, actor, services, language }) => {
      const accepts = ifMatch && ((version: number) => satisfies(ifMatch, version))
      const command = { id: params.recipeId, accepts, ...fromRecipeBody(body) }
      const put = await services.recipes.put(actor, command)
      if (put.ok) {
        const { outcome, recipe } = put.value
        const wire = toRecipeWire(recipe, language)
        const version = localized(recipe.version, language)
        return outcome === "created"
          ? created(wire, { location: `/v1/recipes/${recipe.id}`, version })
          : ok(wire, { version })
      }
      switch (put.error.kind) {
        case "recipe_not_found":
          return problem(httpProblems.notFound, undefined)
        case "recipe_deleted":
          return problem(recipeProblems.recipeDeleted, undefined)
        case "version_mismatch":
          return preconditionFailed(localized(put.error.version, language))
        case "precondition_required":
          return preconditionRequired(localized(put.error.version, language))
        default:
          return assertNever(put.error)
      }
    }),

  PATCH: define
    .op({
      id: "patchRecipe",
      summary: "Change some fields of a recipe",
      description: "JSON Merge Patch (RFC 7396): null removes what is there, lists are replaced as a whole.",
      params: RecipeParams,
      body: RecipePatch,
      bodyTypes: ["application/merge-patch+json"],
      ifMatch: "required",
      responses: { 200: RecipeWire, 404: Problem, 412: Problem, 422: Problem, 428: Problem },
    })
    .handle(async ({ params, body, ifMatch, actor, services, language }) => {
      const changed = await services.recipes.patch(actor, {
        id: params.recipeId,
        accepts: (version) => satisfies(ifMatch, version),
        change: (recipe) => patched(recipe, body),
      })
      if (changed.ok)
        return ok(toRecipeWire(changed.value, language), {
          version: localized(changed.value.version, language),
        })
      switch (changed.error.kind) {
        case "recipe_not_found":
          return problem(httpProblems.notFound, undefined)
        case "version_mismatch":
          return preconditionFailed(localized(changed.error.version, language))
        case "invalid_patch": {
          const errors = fieldErrors(changed.error.issues, changed.error.input, language)
          return problem(httpProblems.invalid, { count: errors.length }, { extensions: { errors } })
        }
        default:
          return assertNever(changed.error)
      }
    }),

  DELETE: define
    .op({
      id: "deleteRecipe",
      summary: "Delete a recipe",
      params: RecipeParams,
      ifMatch: "required",
      responses: { 204: null, 404: Problem, 412: Problem, 428: Problem },
    })
    .handle(async ({ params, ifMatch, actor, services, language }) => {
      const deleted = await services.recipes.delete(actor, {
        id: params.recipeId,
        accepts: (version) => satisfies(ifMatch, version),
      })
      if (deleted.ok) return noContent()
      switch (deleted.error.kind) {
        case "recipe_not_found":
          return problem(httpProblems.notFound, undefined)
        case "version_mismatch":
          return preconditionFailed(localized(deleted.error.version, language))
        default:
          return assertNever(deleted.error)
      }
    }),
})
