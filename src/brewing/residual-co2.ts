import { fahrenheitOf } from "./fahrenheit.ts"
import { type Celsius, type VolumesOfCo2, volumesOfCo2 } from "./units.ts"

/** Where the fit has its least value, 94 °F: beyond, it would say that warmer beer holds more. */
const LEAST_AT_FAHRENHEIT = 0.050_062 / (2 * 0.000_265_55)

/**
 * CO2 that a beer still holds when fermentation ends, at atmospheric pressure, after Hall (Zymurgy, summer 1995):
 * 3.0378 - 0.050062 F + 0.00026555 F², F in °F. Draper's table (hbd.org/ddraper/priming.html, 0 to 22 °C) within 0.02.
 * @param warmest the warmest the beer was since it stopped fermenting: what left then does not come back
 * @returns volumes; constant from 34.6 °C, where the fit would turn
 */
export const residualCo2 = (warmest: Celsius): VolumesOfCo2 => {
  const f = Math.min(fahrenheitOf(warmest), LEAST_AT_FAHRENHEIT)
  return volumesOfCo2(3.0378 - 0.050_062 * f + 0.000_265_55 * f * f)
}
