import { gravityOfPointLitres, gravityPoints } from "./gravity.ts"
import { type Litres, litres, type SpecificGravity, within } from "./units.ts"

/*
 * Water comes and goes, the extract stays: points × litres are the same before and after. Within 0.0005 of the exact
 * balance of masses up to 1.100, and what brewers reckon with. Volumes are at the same temperature.
 */

/**
 * Gravity of a wort or beer that is watered or boiled down to a volume.
 * @param target > 0
 * @returns null below 0.900 or above 1.500
 */
export const gravityAtVolume = (
  volume: Litres,
  gravity: SpecificGravity,
  target: Litres,
): SpecificGravity | null => gravityOfPointLitres(gravityPoints(gravity) * volume, target)

/**
 * Volume to water or boil a wort to, for a gravity.
 * @returns null where no amount of water gives that gravity: it lies on the other side of water's, or is water's
 */
export const volumeAtGravity = (
  volume: Litres,
  gravity: SpecificGravity,
  target: SpecificGravity,
): Litres | null => within(litres, (volume * gravityPoints(gravity)) / gravityPoints(target))
