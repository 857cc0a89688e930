import { expansionOfWater } from "./expansion-of-water.ts"
import { type Celsius, type SpecificGravity, specificGravity } from "./units.ts"

/**
 * What a hydrometer's reading is at the temperature it was made for: SG × p(T) / p(calibration), p the expansion of
 * water, as the Homebrew Digest and Hall give it.
 * @param reading as read in the sample
 * @param sample temperature of the sample, 0 to 100 °C
 * @param calibration what the hydrometer is made for, 0 to 100 °C: 20 or 15.6 (60 °F), it stands on its paper
 * @returns the gravity at the calibration temperature, the reading itself when the sample has it
 * @throws RangeError when the correction leaves the gravities of brewing: only for readings near their ends
 */
export const correctHydrometer = (
  reading: SpecificGravity,
  sample: Celsius,
  calibration: Celsius,
): SpecificGravity => specificGravity(reading * (expansionOfWater(sample) / expansionOfWater(calibration)))
