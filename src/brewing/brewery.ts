import { type Celsius, celsius, type Litres } from "./units.ts"

/**
 * What a brewery loses on the way, as parts of the batch, so that a recipe brewed twice as large needs twice the water.
 * The defaults are those of a kettle of 20 L: 3 L/h boiled off, 1 L left with the trub.
 */
export type BreweryLosses = {
  /** Boiled off per hour, as a part of the batch. */
  readonly boilOffPerHour: number
  /** Boiled, but not for the fermenter: left in the kettle with trub and hops, and in hoses. As a part of the batch. */
  readonly trub: number
  /** What boiling wort loses of its volume as it cools. */
  readonly contraction: number
  /** Held back by the grain: 1.04 L/kg (Palmer; Brewtarget's manual). */
  readonly absorptionLitresPerKilogram: number
  /** Left in the mash tun, as a part of the batch. */
  readonly deadSpace: number
  /** Mash water when no step says how much: 3 L/kg, 1.44 qt/lb. */
  readonly mashLitresPerKilogram: number
}

export const defaultLosses: BreweryLosses = {
  boilOffPerHour: 0.15,
  trub: 0.05,
  contraction: 0.04,
  absorptionLitresPerKilogram: 1.04,
  deadSpace: 0,
  mashLitresPerKilogram: 3,
}

/** What a recipe doesn't say about the brewery it is brewed in. */
export type Brewery = {
  readonly losses: BreweryLosses
  readonly grainCelsius: Celsius
  /**
   * Whether its brewer described it. Then the boil volume that a recipe states gives way, for that is its author's
   * kettle's, and the thickness of the mash is no assumption.
   */
  readonly isDescribed: boolean
  /** Heat that a mash tun takes as it gets warm, as litres of water that take as much; 0 for one that is warm. */
  readonly tunHeatLitres: number
  /** No water gets hotter. */
  readonly boilingCelsius: Celsius
  /** The most that is boiled where the rest can be topped up, that is, when nothing is mashed; null for no limit. */
  readonly largestBoilLitres: Litres | null
}

export const defaultBrewery: Brewery = {
  losses: defaultLosses,
  grainCelsius: celsius(20),
  isDescribed: false,
  tunHeatLitres: 0,
  boilingCelsius: celsius(100),
  largestBoilLitres: null,
}
