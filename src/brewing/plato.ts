import { type Plato, plato, type SpecificGravity, specificGravity } from "./units.ts"

/**
 * Degrees Plato of a specific gravity (20 °C/20 °C): the cubic fit of the ASBC table,
 * -616.868 + 1111.14 s - 630.272 s² + 135.997 s³.
 * @param gravity 1.000 to 1.180 within 0.02 °P of the table; below and above, an extrapolation
 */
export const platoOf = (gravity: SpecificGravity): Plato =>
  plato(-616.868 + gravity * (1111.14 + gravity * (-630.272 + gravity * 135.997)))

/**
 * Specific gravity of degrees Plato: 1 + P / (258.6 - 227.1 P / 258.2), the usual inverse of the ASBC table.
 * @param degrees 0 to 40 within 0.0005 of the table
 * @throws RangeError where the fit leaves the gravities of brewing, from about 95 °P
 */
export const gravityOfPlato = (degrees: Plato): SpecificGravity =>
  specificGravity(1 + degrees / (258.6 - (227.1 * degrees) / 258.2))
