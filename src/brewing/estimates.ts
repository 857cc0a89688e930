import type { Difficulty } from "./difficulty.ts"
import type { EstimateWarning } from "./estimate-warnings.ts"
import type { Celsius, Ebc, Ibu, Litres, Percent, SpecificGravity, Srm } from "./units.ts"

/** What a recipe is worked out to become. A figure is null when its inputs are missing or beyond reason. */
export type Estimates = {
  readonly originalGravity: SpecificGravity | null
  readonly finalGravity: SpecificGravity | null
  readonly abvPercent: Percent | null
  readonly ibu: Ibu | null
  readonly colorEbc: Ebc | null
  readonly colorSrm: Srm | null
  /** `#rrggbb`, as on a screen. */
  readonly colorHex: string | null
  /** BU:GU */
  readonly bitternessRatio: number | null
  /** BU:GU with the attenuation weighed in. */
  readonly relativeBitternessRatio: number | null
  readonly caloriesPer330ml: number | null
  /** What a hydrometer shows in wort taken then and cooled. */
  readonly preBoilGravity: SpecificGravity | null
  /** Measured hot. */
  readonly preBoilVolumeLitres: Litres | null
  readonly mashWaterLitres: Litres | null
  readonly spargeWaterLitres: Litres | null
  readonly strikeCelsius: Celsius | null
  /** Never null: a recipe that says little is easy. */
  readonly difficulty: Difficulty
  readonly warnings: readonly EstimateWarning[]
}
