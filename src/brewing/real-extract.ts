import { platoOf } from "./plato.ts"
import { type Plato, plato, type SpecificGravity } from "./units.ts"

/*
 * A hydrometer floats too deep in beer, since alcohol is lighter than water: what it shows is the apparent extract. The
 * real extract is what would be left on drying. Both formulas are means of original and apparent extract, in °P; the
 * second lets the weight grow with the strength of the wort.
 */

/**
 * Real extract after Balling, in the form with constant weights: 0.1808 OE + 0.8192 AE.
 * @returns °P; 0.1 below De Clerck's for usual beers
 */
export const realExtractBalling = (original: SpecificGravity, final: SpecificGravity): Plato =>
  plato(0.1808 * platoOf(original) + 0.8192 * platoOf(final))

/**
 * Real extract after Balling, as De Clerck (A Textbook of Brewing) puts it:
 * (q OE + AE) / (1 + q), q = 0.22 + 0.001 OE.
 * @returns °P
 */
export const realExtractDeClerck = (original: SpecificGravity, final: SpecificGravity): Plato => {
  const originalExtract = platoOf(original)
  const q = 0.22 + 0.001 * originalExtract
  return plato((q * originalExtract + platoOf(final)) / (1 + q))
}
