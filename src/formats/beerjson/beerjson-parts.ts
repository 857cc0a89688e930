/** Where the records of a recipe stand in BeerJSON, and what issues call one of them. */
export const beerJsonParts = {
  hop: "ingredients/hop_additions",
  fermentable: "ingredients/fermentable_additions",
  culture: "ingredients/culture_additions",
  misc: "ingredients/miscellaneous_additions",
  water: "ingredients/water_additions",
  "mash step": "mash/mash_steps",
  "boil step": "boil/boil_steps",
  "fermentation step": "fermentation/fermentation_steps",
} as const
export type BeerJsonPart = keyof typeof beerJsonParts
