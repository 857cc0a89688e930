import type { RecipeDocument } from "./recipe-document.ts"

export type IngredientKind = "fermentable" | "hop" | "culture" | "misc"
export type IngredientName = { readonly kind: IngredientKind; readonly name: string }

/** A name as ingredients are looked up by it: "  Röstmalz " and "ROSTMALZ" are one. */
const normaliseName = (name: string): string =>
  name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/\s+/g, " ").trim()

/** Every ingredient of a recipe, once. */
export const ingredientNames = (document: RecipeDocument): readonly IngredientName[] => [
  ...namesOf("fermentable", document.fermentables),
  ...namesOf("hop", document.hops),
  ...namesOf("culture", document.cultures),
  ...namesOf("misc", document.miscs),
]

const namesOf = (
  kind: IngredientKind,
  ingredients: readonly { readonly name: string }[],
): readonly IngredientName[] =>
  [...new Set(ingredients.map(({ name }) => normaliseName(name)))]
    .filter((name) => name !== "")
    .map((name) => ({ kind, name }))
