import type { StepKind } from "../steps/step.ts"

/**
 * How long a step without a clock usually takes, in minutes: to tell when the next one is to be expected, never to
 * ring. Estimates of our own for 20 L on a kitchen stove.
 */
export const usualMinutes = (kind: StepKind): number => usual[kind] ?? 0

const usual: Readonly<Partial<Record<StepKind, number>>> = {
  heat_strike_water: 30,
  heat_water: 30,
  dough_in: 10,
  first_wort_hops: 2,
  sparge: 30,
  whirlpool: 10,
  chill: 30,
  transfer: 15,
  pitch: 10,
}

/** How long it usually takes to get where a step can be started: wort has to come to the boil. */
export const minutesToReach = (kind: StepKind): number => (kind === "boil" ? 25 : 0)
