import type { MeasurementDoubt } from "../features/brew-log/index.ts"
import type { Localized } from "../shared/localized.ts"
import { hydrometerWarnings } from "./calculators/hydrometer.ts"
import { refractometerWarnings } from "./calculators/refractometer-warnings.ts"

/** What can be doubtful about a measurement. */
export const measurementWarnings: Readonly<Record<MeasurementDoubt, Localized>> = {
  hot_sample: hydrometerWarnings.hot_sample.message,
  barely_fermented: refractometerWarnings.barely_fermented.message,
  reading_rose: refractometerWarnings.reading_rose.message,
  no_sensible_gravity: {
    en: "This gives no gravity that wort or beer can have: check the reading, and the one before fermentation.",
    fr: "Cela ne donne aucune densité possible pour un moût ou une bière : vérifiez la lecture, et celle d'avant fermentation.",
  },
  original_missing: {
    en: "Alcohol bends light, too: with the reading before fermentation, or the original gravity, this one tells the gravity.",
    fr: "L'alcool dévie aussi la lumière : ajoutez la lecture d'avant fermentation, ou la densité initiale, et celle-ci donnera la densité.",
  },
  hot_ph_sample: {
    en: "A hot sample reads lower, by 0.2 to 0.35 at mash temperature: what recipes aim at is the pH of a cooled one.",
    fr: "Un échantillon chaud indique moins, de 0,2 à 0,35 à la température d'empâtage : les recettes visent le pH à froid.",
  },
}
