import { type Brix, brix, type Plato, plato } from "./units.ts"

/**
 * How much more a refractometer shows in wort, which bends light more than the sucrose it is made for: the usual value
 * (Terrill, seanterrill.com, 2011). Each instrument has its own: `learnWortCorrection`.
 */
export const USUAL_WORT_CORRECTION = 1.04

/**
 * Degrees Plato of a refractometer's reading in unfermented wort: °P = °Bx / factor.
 * @param factor the wort correction factor, > 0; 1 for pure sugar, where Brix and Plato are the same
 * @throws RangeError above 100 °P
 */
export const platoOfBrix = (reading: Brix, factor: number): Plato => plato(reading / factor)

/**
 * What a refractometer shows for unfermented wort: °Bx = °P × factor.
 * @param factor the wort correction factor, > 0
 * @returns 0 for what is lighter than water: the scale starts there
 * @throws RangeError above 85 °Bx
 */
export const brixOfPlato = (degrees: Plato, factor: number): Brix => brix(Math.max(0, degrees * factor))
