import type { Brewery } from "./brewery.ts"
import type { Warn } from "./estimate-warnings.ts"
import type { MashStep } from "./recipe.ts"
import { infusionTemperature, strikeTemperature } from "./strike-water.ts"
import { type Celsius, celsius, type Kilograms, type Litres, litres, within } from "./units.ts"

/** Water that a mash step brings. */
export type Infusion = {
  readonly volumeLitres: Litres
  /** How hot it goes in; null when that cannot be: the volume would have to boil, or the step is heated otherwise. */
  readonly celsius: Celsius | null
}

/**
 * The water of each mash step, null for one that brings none. The first mixes with the grain; a later infusion mixes
 * with the mash as it stands, at the rest before; so does what the tun holds of heat.
 */
export const mashInfusions = (
  steps: readonly MashStep[],
  grain: Kilograms,
  strikeLitres: Litres,
  { grainCelsius, tunHeatLitres, boilingCelsius }: Brewery,
  warn: Warn,
): readonly (Infusion | null)[] => {
  let inMash = 0
  return steps.map((step, index) => {
    const added = index === 0 ? strikeLitres : (step.infusionLitres ?? litres(0))
    if (added === 0) return null
    const water = within(litres, inMash + tunHeatLitres)
    inMash += added
    const previous = steps[index - 1]
    if (previous === undefined) {
      const strike = strikeTemperature(
        added / grain,
        grainCelsius,
        step.temperatureCelsius,
        tunHeatLitres / grain,
      )
      if (strike > boilingCelsius) warn("strike_above_boiling")
      return { volumeLitres: added, celsius: atMost(boilingCelsius, strike) }
    }
    // A step that is heated, or reached by a decoction, takes its water as it comes.
    if (step.kind !== "infusion" || water === null) return { volumeLitres: added, celsius: null }
    const mash = { grain, water, temperature: previous.temperatureCelsius }
    const infusion = infusionTemperature(mash, added, step.temperatureCelsius)
    if (infusion > boilingCelsius) warn("infusion_above_boiling")
    return { volumeLitres: added, celsius: atMost(boilingCelsius, infusion) }
  })
}

const atMost = (boiling: Celsius, temperature: number): Celsius | null =>
  temperature <= boiling ? within(celsius, temperature) : null
