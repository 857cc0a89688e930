import { abvHall, abvSimple } from "../../../src/brewing/alcohol.ts"
import { energyOf } from "../../../src/brewing/energy.ts"
import { correctHydrometer } from "../../../src/brewing/hydrometer.ts"
import { gravityOfPlato, platoOf } from "../../../src/brewing/plato.ts"
import { realExtractBalling, realExtractDeClerck } from "../../../src/brewing/real-extract.ts"
import { refractometerOriginalGravity, terrillCubic } from "../../../src/brewing/refractometer.ts"
import { residualCo2 } from "../../../src/brewing/residual-co2.ts"
import { brix, celsius, plato, specificGravity } from "../../../src/brewing/units.ts"
import { fahrenheit, type Inputs, number, type PublishedFormulas } from "./inputs.ts"

const original = (inputs: Inputs) => specificGravity(number(inputs, "og"))
const final = (inputs: Inputs) => specificGravity(number(inputs, "fg"))

const refractometerOriginal =
  (factor: number) =>
  (inputs: Inputs): number =>
    refractometerOriginalGravity(brix(number(inputs, "brix")), factor)

const terrill =
  (factor: number) =>
  (inputs: Inputs): number =>
    terrillCubic({ initial: brix(number(inputs, "brix_i")), final: brix(number(inputs, "brix_f")), factor })

/** Gravity, extract, alcohol, what hydrometers and refractometers show, carbonation. */
export const gravityFormulas: PublishedFormulas = {
  abv_simple: (i) => abvSimple(original(i), final(i)),
  abv_advanced_hall: (i) => abvHall(original(i), final(i)),
  sg_to_plato: (i) => platoOf(specificGravity(number(i, "sg"))),
  plato_to_sg: (i) => gravityOfPlato(plato(number(i, "plato"))),
  brix_to_sg: refractometerOriginal(1),
  real_extract_balling: (i) => realExtractBalling(original(i), final(i)),
  real_extract_q: (i) => realExtractDeClerck(original(i), final(i)),
  kcal_per_355ml: (i) => energyOf(original(i), final(i), 355).kilocalories,
  hydrometer_correction_cal59F: (i) =>
    correctHydrometer(specificGravity(number(i, "sg")), fahrenheit(number(i, "temp_f")), fahrenheit(59)),
  refractometer_og_default_wcf: refractometerOriginal(1),
  "refractometer_og_wcf1.04": refractometerOriginal(1.04),
  "terrill_cubic_fg_wcf1.0": terrill(1),
  "terrill_cubic_fg_wcf1.04": terrill(1.04),
  residual_co2_vol: (i) => residualCo2(celsius(number(i, "c"))),
}
