import { CELSIUS_ZERO_KELVIN } from "./isomerisation-rate.ts"
import { type Celsius, celsius, type Litres } from "./units.ts"

/** Wort at flame-out by Hosom's fit, 53.70 + 319.55 K. */
export const FLAME_OUT_CELSIUS = celsius(100.1)

/** Where the fit ends: slower processes take over before the wort is as cold as the room. */
export const RESTING_KELVIN = 319.55

/**
 * How fast wort cools by itself, per minute: b = 0.0002925 · A / V + 0.00538 (Hosom, alchemyoverlord, 2015).
 * @param volume of the wort in litres, > 0
 * @param effectiveAreaSquareCentimetres √(surface of the wort × opening of the kettle); that of an open kettle whose
 *   wort is as deep as wide when it is not known, 679 cm² for 20 L
 */
export const coolingRate = (
  volume: Litres,
  effectiveAreaSquareCentimetres = usualKettleArea(volume),
): number => (0.000_292_5 * effectiveAreaSquareCentimetres) / volume + 0.005_38

const usualKettleArea = (volume: Litres): number => {
  const diameter = ((4000 * volume) / Math.PI) ** (1 / 3)
  return (Math.PI / 4) * diameter ** 2
}

/**
 * Temperature of wort that cools by itself: (T0 - 319.55) · e^(-bt) + 319.55 K, which is Hosom's 53.70 · e^(-bt) + 319.55
 * from flame-out. Wort that starts below 46.4 °C stays as it is: the fit says nothing of it.
 * @param start T0, of the wort at first
 * @param rate b, of `coolingRate`
 * @param after minutes, ≥ 0
 * @returns kelvin
 */
export const coolingKelvin = (start: Celsius, rate: number, after: number): number => {
  const above = start + CELSIUS_ZERO_KELVIN - RESTING_KELVIN
  return above <= 0 ? start + CELSIUS_ZERO_KELVIN : above * Math.exp(-rate * after) + RESTING_KELVIN
}

/**
 * How long such wort stays above a temperature, in minutes.
 * @param kelvin above the 319.55 K that it comes to rest at
 */
export const minutesAbove = (kelvin: number, start: Celsius, rate: number): number => {
  const ratio = (start + CELSIUS_ZERO_KELVIN - RESTING_KELVIN) / (kelvin - RESTING_KELVIN)
  return ratio <= 1 ? 0 : Math.log(ratio) / rate
}
