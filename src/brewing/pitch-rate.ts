import { platoOf } from "./plato.ts"
import { type BillionCells, billionCells, type Litres, type SpecificGravity } from "./units.ts"

/**
 * Yeast to pitch, in million cells per millilitre and degree Plato: White & Zainasheff, Yeast (2010), ch. 4. Between
 * ale and lager stand beers fermented in between, such as Kölsch; strong beers take up to 2.
 */
export const pitchRates = { ale: 0.75, hybrid: 1, lager: 1.5 } as const

/**
 * Cells that a wort needs: rate × millilitres × degrees Plato (White & Zainasheff, Yeast, 2010).
 * @param rate million cells per millilitre and degree Plato, 0.35 to 2 in practice
 * @returns billion cells; 0 for water and what is lighter
 */
export const cellsNeeded = (rate: number, volume: Litres, gravity: SpecificGravity): BillionCells =>
  billionCells(rate * volume * Math.max(0, platoOf(gravity)))

/** What a number of cells comes to as a pitch rate. @returns null when there is nothing to ferment */
export const pitchRateOf = (cells: BillionCells, volume: Litres, gravity: SpecificGravity): number | null => {
  const degrees = platoOf(gravity)
  return volume > 0 && degrees > 0 ? cells / (volume * degrees) : null
}
