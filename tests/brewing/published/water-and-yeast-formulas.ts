import { infusionTemperature, strikeTemperature } from "../../../src/brewing/strike-water.ts"
import { kilograms, litres } from "../../../src/brewing/units.ts"
import {
  fahrenheit,
  type Inputs,
  KILOGRAMS_PER_POUND,
  LITRES_PER_GALLON,
  number,
  type PublishedFormulas,
} from "./inputs.ts"

/**
 * Palmer gives the volume for a temperature, we the temperature for a volume. A litre would have to be
 * `target + x` hot, so water of a given temperature takes `x / (water - target)` litres.
 */
const infusionQuarts = (inputs: Inputs): number => {
  const litresPerQuart = LITRES_PER_GALLON / 4
  const target = fahrenheit(number(inputs, "target_f"))
  const mash = {
    grain: kilograms(number(inputs, "grain_lb") * KILOGRAMS_PER_POUND),
    water: litres(number(inputs, "mash_water_qt") * litresPerQuart),
    temperature: fahrenheit(number(inputs, "current_f")),
  }
  const water = fahrenheit(number(inputs, "infusion_f"))
  return (infusionTemperature(mash, litres(1), target) - target) / (water - target) / litresPerQuart
}

/** Water, mash, yeast. */
export const waterAndYeastFormulas: PublishedFormulas = {
  strike_temp_f: (i) =>
    strikeTemperature(
      (number(i, "ratio_qt_per_lb") * (LITRES_PER_GALLON / 4)) / KILOGRAMS_PER_POUND,
      fahrenheit(number(i, "grain_f")),
      fahrenheit(number(i, "target_f")),
    ) *
      1.8 +
    32,
  infusion_qt: infusionQuarts,
}
