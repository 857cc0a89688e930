import type { CalculationSettings } from "./recipe.ts"

/**
 * How a recipe is worked out when nobody chose: docs/decisions/0002-brewing-defaults.md says why. With these, the sample
 * recipes of BeerXML.com come out as their files say.
 */
export const defaultSettings: CalculationSettings = {
  ibuMethod: "tinseth",
  colorMethod: "morey",
  averageBoilGravity: true,
  pelletFactor: 1,
  firstWortFactor: 1.1,
}
