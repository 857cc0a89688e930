import { cellsNeeded } from "../../../src/brewing/pitch-rate.ts"
import {
  CACO3_PER_MILLIEQUIVALENT,
  milliequivalentsToGermanDegrees,
  residualAlkalinity,
} from "../../../src/brewing/residual-alkalinity.ts"
import { stirredGrowthRate, stirredStarter, yieldFactor } from "../../../src/brewing/starter.ts"
import { infusionLitres, strikeTemperature } from "../../../src/brewing/strike-water.ts"
import { billionCells, grams, kilograms, litres, specificGravity } from "../../../src/brewing/units.ts"
import { ionFacts, noIons } from "../../../src/brewing/water-ions.ts"
import {
  fahrenheit,
  type Inputs,
  KILOGRAMS_PER_POUND,
  LITRES_PER_GALLON,
  number,
  type PublishedFormulas,
} from "./inputs.ts"

const infusionQuarts = (inputs: Inputs): number => {
  const litresPerQuart = LITRES_PER_GALLON / 4
  const mash = {
    grain: kilograms(number(inputs, "grain_lb") * KILOGRAMS_PER_POUND),
    water: litres(number(inputs, "mash_water_qt") * litresPerQuart),
    temperature: fahrenheit(number(inputs, "current_f")),
  }
  const added = infusionLitres(
    mash,
    fahrenheit(number(inputs, "infusion_f")),
    fahrenheit(number(inputs, "target_f")),
  )
  return (added ?? Number.NaN) / litresPerQuart
}

/** The row gives the alkalinity as CaCO3, and calcium and magnesium as such. */
const residualGermanDegrees = (inputs: Inputs): number => {
  const bicarbonate = (number(inputs, "alk_caco3") / CACO3_PER_MILLIEQUIVALENT) * ionFacts.bicarbonate.mass
  const ions = { ...noIons, calcium: number(inputs, "ca"), magnesium: number(inputs, "mg"), bicarbonate }
  return milliequivalentsToGermanDegrees(residualAlkalinity(ions))
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
  residual_alkalinity_dH: residualGermanDegrees,
  yeast_cells_needed_bn: (i) =>
    cellsNeeded(number(i, "pitch_m_per_ml_p"), litres(number(i, "litres")), specificGravity(number(i, "og"))),
  braukaiser_growth_rate: (i) => stirredGrowthRate(number(i, "bn_per_g")),
  // Counted by the gram of dry malt extract, as the row's program does; by the gram of extract it is 233.5.
  starter_braukaiser_end_bn: (i) =>
    stirredStarter(billionCells(number(i, "start_bn")), grams(number(i, "dme_g"))),
  yeast_yield_factor: (i) =>
    yieldFactor(number(i, "start_m_ml"), number(i, "end_m_ml"), number(i, "plato_drop")),
}
