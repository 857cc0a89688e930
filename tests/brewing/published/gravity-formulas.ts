import { abvHall, abvSimple } from "../../../src/brewing/alcohol.ts"
import { gravityOfPlato, platoOf } from "../../../src/brewing/plato.ts"
import { plato, specificGravity } from "../../../src/brewing/units.ts"
import { number, type PublishedFormulas } from "./inputs.ts"

/** Gravity, extract, alcohol. */
export const gravityFormulas: PublishedFormulas = {
  abv_simple: (i) => abvSimple(specificGravity(number(i, "og")), specificGravity(number(i, "fg"))),
  abv_advanced_hall: (i) => abvHall(specificGravity(number(i, "og")), specificGravity(number(i, "fg"))),
  sg_to_plato: (i) => platoOf(specificGravity(number(i, "sg"))),
  plato_to_sg: (i) => gravityOfPlato(plato(number(i, "plato"))),
  brix_to_sg: (i) => gravityOfPlato(plato(number(i, "brix"))),
}
