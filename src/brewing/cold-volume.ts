import { expansionOfWater } from "./expansion-of-water.ts"
import { celsius, type Celsius, litres, type Litres } from "./units.ts"

/** What volumes and gravities are compared at. */
const COLD_CELSIUS = celsius(20)

/**
 * What a volume of hot wort is at 20 °C: V × p(20) / p(T), p the expansion of water, which wort's is close to. Boiling
 * wort loses 4 % as it cools, the contraction that Palmer and recipe programs reckon with.
 * @param volume as read in the vessel
 * @param temperature of the wort when it was read, 0 to 100 °C
 */
export const coldVolume = (volume: Litres, temperature: Celsius): Litres =>
  litres(volume * (expansionOfWater(COLD_CELSIUS) / expansionOfWater(temperature)))
