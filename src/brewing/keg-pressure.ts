import { fahrenheitOf } from "./fahrenheit.ts"
import type { Celsius, VolumesOfCo2 } from "./units.ts"

const KILOPASCALS_PER_PSI = 6.894_757

/** The charts that the fit was made from end here (60 °F); above, it extrapolates. */
export const KEG_CHART_LIMIT_CELSIUS = 15.6

/**
 * Pressure that keeps a keg at a carbonation, in equilibrium: the usual fit of the ASBC's chart of CO2 in beer
 * (Homebrew Digest 2788), in psi and °F:
 * -16.6999 - 0.0101059 F + 0.00116512 F² + 0.173354 F V + 4.24267 V - 0.0684226 V².
 * @param temperature of the beer; the chart spans -1 to 15.6 °C
 * @returns kPa above the atmosphere (gauge); a plain number, below 0 where the beer holds more than the target by itself
 */
export const kegPressure = (temperature: Celsius, target: VolumesOfCo2): number => {
  const f = fahrenheitOf(temperature)
  const psi =
    -16.6999 -
    0.010_105_9 * f +
    0.001_165_12 * f * f +
    0.173_354 * f * target +
    4.242_67 * target -
    0.068_422_6 * target * target
  return psi * KILOPASCALS_PER_PSI
}

export const psiOf = (kilopascals: number): number => kilopascals / KILOPASCALS_PER_PSI
