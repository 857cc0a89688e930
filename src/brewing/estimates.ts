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
  readonly bitternessRatio: number | null
  readonly preBoilGravity: SpecificGravity | null
  readonly preBoilVolumeLitres: Litres | null
  readonly mashWaterLitres: Litres | null
  readonly spargeWaterLitres: Litres | null
  readonly strikeCelsius: Celsius | null
  readonly warnings: readonly EstimateWarning[]
}
