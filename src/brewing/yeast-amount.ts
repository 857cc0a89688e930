import { dryViability, liquidViability } from "./yeast-viability.ts"
import { type BillionCells, billionCells, type Days, type Percent } from "./units.ts"

/**
 * Yeast as it is bought or harvested. A unit of it is a pack when liquid, a gram when dry, a millilitre when slurry.
 */
export const yeastForms = ["liquid", "dry", "slurry"] as const
export type YeastForm = (typeof yeastForms)[number]

/**
 * Billion cells in a fresh unit when nobody says: a pack of 100 (Wyeast, White Labs); a gram of dry yeast of 10, makers
 * warrant 5 to 6 and counts find up to 20; a millilitre of settled slurry of 1 (White & Zainasheff, Yeast, 2010: it
 * ranges from 0.5 to 2).
 */
export const usualCells: Readonly<Record<YeastForm, BillionCells>> = {
  liquid: billionCells(100),
  dry: billionCells(10),
  slurry: billionCells(1),
}

export type Yeast = {
  readonly form: YeastForm
  /** Billion cells in a fresh unit. */
  readonly cellsPerUnit: BillionCells
  readonly age: Days
  /** How dry yeast was kept; the others are taken to be kept cold. */
  readonly storage: "cold" | "warm"
}

/** The part of a yeast that lives at its age. */
export const viability = ({ form, age, storage }: Yeast): Percent =>
  form === "dry" ? dryViability(age, storage) : liquidViability(age)

/** Living cells in a unit, in billions. */
export const livingCellsPerUnit = (yeast: Yeast): number => (yeast.cellsPerUnit * viability(yeast)) / 100

/** Units (packs, grams, millilitres) that hold so many living cells. @returns null when nothing in it lives */
export const unitsFor = (cells: BillionCells, yeast: Yeast): number | null => {
  const living = livingCellsPerUnit(yeast)
  return living > 0 ? cells / living : null
}
