import type { MeasurementStage, Stated } from "./measurement.ts"

/** A reading before fermentation was given for wort that has not fermented: one of the two is a slip. */
export type BeerOnly = { readonly kind: "beer_only"; readonly stage: MeasurementStage }

/** Whether a statement speaks of beer in a stage where there is only wort. */
export const isBeerTooEarly = (stated: Stated, stage: MeasurementStage): boolean =>
  "originalBrix" in stated && stated.originalBrix !== null && stage !== "fermenter" && stage !== "packaging"
