import { fahrenheitOf } from "./fahrenheit.ts"
import type { Celsius } from "./units.ts"

/**
 * How much room water takes at a temperature, against 60 °F (15.6 °C): the cubic fit of the Homebrew Digest and of Hall,
 * p = 1.00130346 - 0.000134722124 F + 0.00000204052596 F² - 0.00000000232820948 F³, F in °F.
 * @param temperature 0 to 100 °C; within 0.03 % of the density of water (CRC Handbook)
 */
export const expansionOfWater = (temperature: Celsius): number => {
  const f = fahrenheitOf(temperature)
  return 1.001_303_46 + f * (-1.347_221_24e-4 + f * (2.040_525_96e-6 - f * 2.328_209_48e-9))
}
