import type { Recipe } from "./recipe.ts"

/** What a brewer pays for an ingredient, in cents for each unit that a recipe counts it in; null where it is unknown. */
export type Prices = {
  readonly centsPerKilogram: (fermentable: Recipe["fermentables"][number]) => number | null
  readonly centsPerGram: (hop: Recipe["hops"][number]) => number | null
  /** For a gram, a millilitre or a package of yeast, as the recipe counts it. */
  readonly centsPerUnitOfCulture: (culture: Recipe["cultures"][number]) => number | null
  readonly centsPerUnitOfMisc: (misc: Recipe["miscs"][number]) => number | null
}

export type RecipeCost = {
  /** Of what has a price, to the cent. */
  readonly cents: number
  /** The names of what has none, in the order of the recipe: the cost leaves them out. */
  readonly unpriced: readonly string[]
}

type Item = { readonly name: string; readonly amount: number; readonly price: number | null }

/**
 * What the ingredients of a recipe cost: amounts times prices, rounded once, at the end, so that many small hop additions
 * don't add up to a wrong sum. Water and its salts are left out: they cost next to nothing.
 * @param prices each ≥ 0
 */
export const recipeCost = (recipe: Recipe, prices: Prices): RecipeCost => {
  const items: readonly Item[] = [
    ...recipe.fermentables.map((one) => item(one.name, one.amountKilograms, prices.centsPerKilogram(one))),
    ...recipe.hops.map((one) => item(one.name, one.amountGrams, prices.centsPerGram(one))),
    ...recipe.cultures.map((one) => item(one.name, one.amount, prices.centsPerUnitOfCulture(one))),
    ...recipe.miscs.map((one) => item(one.name, one.amount, prices.centsPerUnitOfMisc(one))),
  ]
  const cents = items.reduce((sum, { amount, price }) => sum + amount * (price ?? 0), 0)
  const unpriced = items.flatMap(({ name, price }) => (price === null ? [name] : []))
  return { cents: Math.round(cents), unpriced: [...new Set(unpriced)] }
}

const item = (name: string, amount: number, price: number | null): Item => ({ name, amount, price })
