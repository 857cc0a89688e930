import type { DimensionName } from "../record/dimension.ts"

/** What BeerXML 1.0 (beerxml.com/beerxml.htm) expects in a field. */
export type StandardField =
  | { readonly kind: "number"; readonly dimension: DimensionName; readonly min: number; readonly max: number }
  | { readonly kind: "boolean" }
  | { readonly kind: "choice"; readonly choices: readonly string[] }

const number = (dimension: DimensionName, min: number, max: number): StandardField => ({
  kind: "number",
  dimension,
  min,
  max,
})
const boolean: StandardField = { kind: "boolean" }
const choice = (...choices: readonly string[]): StandardField => ({ kind: "choice", choices })

const version = number("plain", 0, 100)
const share = number("percent", 0, 100)
const mass = number("mass", 0, 100_000)
const volume = number("volume", 0, 100_000)
const minutes = number("minutes", 0, 1_000_000)
const temperature = number("celsius", -50, 200)
const gravity = number("plain", 0.5, 2)
const bitterness = number("plain", 0, 10_000)
const color = number("lovibond", 0, 20_000)
const carbonation = number("plain", 0, 20)
const ppm = number("plain", 0, 100_000)
const count = number("plain", 0, 10_000)
const age = number("days", 0, 100_000)

/** The typed fields of each record of the standard; what is not here is text, or a program's own. */
export const standardFields: Readonly<Record<string, Readonly<Record<string, StandardField>>>> = {
  RECIPE: {
    VERSION: version,
    OG: gravity,
    FG: gravity,
    TASTE_RATING: number("plain", 0, 50),
    FERMENTATION_STAGES: count,
    PRIMARY_AGE: age,
    PRIMARY_TEMP: temperature,
    SECONDARY_AGE: age,
    SECONDARY_TEMP: temperature,
    TERTIARY_AGE: age,
    TERTIARY_TEMP: temperature,
    AGE: age,
    AGE_TEMP: temperature,
    FORCED_CARBONATION: boolean,
    CARBONATION_TEMP: temperature,
    PRIMING_SUGAR_EQUIV: count,
    KEG_PRIMING_FACTOR: count,
  },
  HOP: {
    VERSION: version,
    TIME: minutes,
    TYPE: choice("Bittering", "Aroma", "Both"),
    BETA: share,
    HSI: share,
    HUMULENE: share,
    CARYOPHYLLENE: share,
    COHUMULONE: share,
    MYRCENE: share,
  },
  FERMENTABLE: {
    VERSION: version,
    COARSE_FINE_DIFF: share,
    MOISTURE: share,
    DIASTATIC_POWER: number("plain", 0, 1_000),
    PROTEIN: share,
    MAX_IN_BATCH: share,
    RECOMMEND_MASH: boolean,
    IBU_GAL_PER_LB: bitterness,
  },
  YEAST: {
    VERSION: version,
    AMOUNT: number("mass_or_volume", 0, 100_000),
    TIMES_CULTURED: count,
    MAX_REUSE: count,
    ADD_TO_SECONDARY: boolean,
  },
  MISC: { VERSION: version, TIME: minutes },
  WATER: {
    VERSION: version,
    AMOUNT: volume,
    CALCIUM: ppm,
    BICARBONATE: ppm,
    SULFATE: ppm,
    CHLORIDE: ppm,
    SODIUM: ppm,
    MAGNESIUM: ppm,
    PH: number("plain", 0, 14),
  },
  STYLE: {
    VERSION: version,
    TYPE: choice("Lager", "Ale", "Mead", "Wheat", "Mixed", "Cider"),
    OG_MIN: gravity,
    OG_MAX: gravity,
    FG_MIN: gravity,
    FG_MAX: gravity,
    IBU_MIN: bitterness,
    IBU_MAX: bitterness,
    COLOR_MIN: color,
    COLOR_MAX: color,
    CARB_MIN: carbonation,
    CARB_MAX: carbonation,
    ABV_MIN: share,
    ABV_MAX: share,
  },
  EQUIPMENT: {
    VERSION: version,
    BOIL_SIZE: volume,
    BATCH_SIZE: volume,
    TUN_VOLUME: volume,
    TUN_WEIGHT: mass,
    TUN_SPECIFIC_HEAT: count,
    TOP_UP_WATER: volume,
    TRUB_CHILLER_LOSS: volume,
    EVAP_RATE: share,
    BOIL_TIME: minutes,
    CALC_BOIL_VOLUME: boolean,
    LAUTER_DEADSPACE: volume,
    TOP_UP_KETTLE: volume,
    HOP_UTILIZATION: number("percent", 0, 1_000),
  },
  MASH: {
    VERSION: version,
    GRAIN_TEMP: temperature,
    TUN_TEMP: temperature,
    SPARGE_TEMP: temperature,
    PH: number("plain", 0, 14),
    TUN_WEIGHT: mass,
    TUN_SPECIFIC_HEAT: count,
    EQUIP_ADJUST: boolean,
  },
  MASH_STEP: {
    VERSION: version,
    RAMP_TIME: minutes,
    END_TEMP: temperature,
    INFUSE_TEMP: temperature,
  },
}
