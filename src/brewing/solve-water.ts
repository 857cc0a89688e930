import { acidBrings, type AcidAddition, type AcidName, acidsIons } from "./acids.ts"
import { boundedLeastSquares } from "./bounded-least-squares.ts"
import { type SaltAddition, saltBrings, saltIons, type SaltName, saltsIons } from "./salts.ts"
import { grams, type Litres, millilitres, type Ph } from "./units.ts"
import { addIons, diluteIons, type IonName, ionNames, type Ions, scaleIons } from "./water-ions.ts"

export type WaterGoal = {
  /** The water that may be diluted. */
  readonly source: Ions
  /** What goes in anyway, in mg/L. */
  readonly fixed: Ions
  readonly target: Ions
  /** How much an ion's error counts, ≥ 0; the same for all unless the brewer cares for some more. */
  readonly weights: Ions
  readonly volume: Litres
  readonly salts: readonly SaltName[]
  readonly acids: readonly AcidName[]
  /** The pH that the treated liquor ends at in the mash: how far the acids are spent there. */
  readonly at: Ph
  /** The most of the water that may be replaced by water that holds nothing, 0 to 1. */
  readonly maxDilution: number
}

/** Why an ion is not where it should be. */
export type ShortfallReason =
  /** Nothing that may be used brings it. */
  | "nothing_brings_it"
  /** What brings it would bring too much of something else. */
  | "brings_others"
  /** The water has more than the target, and nothing that may be used takes it away. */
  | "water_has_more"
  /** It comes along with what other ions need. */
  | "comes_along"

export type Shortfall = {
  readonly ion: IonName
  /** Reached less wanted, mg/L. */
  readonly error: number
  readonly reason: ShortfallReason
}

export type WaterTreatment = {
  /** Part of the water to replace, 0 to 1. */
  readonly dilution: number
  readonly salts: readonly SaltAddition[]
  readonly acids: readonly AcidAddition[]
  readonly reached: Ions
  /** The ions that are off by more than 1 mg/L, those of no weight left out. */
  readonly shortfalls: readonly Shortfall[]
}

/** What counts as reached, mg/L: less than a kitchen scale or a water report can tell. */
const REACHED_WITHIN = 1

/**
 * The salts, acids and dilution that bring a water nearest to a target: least squares over the ions, each with its
 * weight, amounts never negative. A target that these additions can reach is reached within 1 mg/L; giving an ion more
 * weight never makes its own error larger. No bound but 0 is set on the amounts: what would not dissolve is for the
 * caller to notice.
 */
export const solveWater = (goal: WaterGoal): WaterTreatment => {
  const { source, fixed, target, volume } = goal
  const unknowns: readonly Ions[] = [
    scaleIons(source, -1),
    ...goal.salts.map((salt) => saltIons(salt, grams(1), volume)),
    ...goal.acids.map((acid) => acidsIons([{ acid, amount: millilitres(1) }], volume, goal.at)),
  ]
  const [dilution = 0, ...amounts] = boundedLeastSquares({
    columns: unknowns.map(values),
    wanted: values(addIons(addIons(target, source, -1), fixed, -1)),
    weights: values(goal.weights),
    upper: unknowns.map((_, index) => (index === 0 ? goal.maxDilution : Number.POSITIVE_INFINITY)),
  })
  const salts = goal.salts.map((salt, index) => ({
    salt,
    amount: grams(Math.min(grams.max, amounts[index] ?? 0)),
  }))
  const acids = goal.acids.map((acid, index) => ({
    acid,
    amount: millilitres(Math.min(millilitres.max, amounts[goal.salts.length + index] ?? 0)),
  }))
  const brought = addIons(saltsIons(salts, volume), acidsIons(acids, volume, goal.at))
  const reached = addIons(addIons(diluteIons(source, dilution), fixed), brought)
  return { dilution, salts, acids, reached, shortfalls: shortfalls(goal, dilution, reached) }
}

/** The ions that a treatment leaves off the target, with the reason. */
const shortfalls = (goal: WaterGoal, dilution: number, reached: Ions): readonly Shortfall[] =>
  ionNames.flatMap((ion) => {
    const error = reached[ion] - goal.target[ion]
    return goal.weights[ion] > 0 && Math.abs(error) > REACHED_WITHIN
      ? [{ ion, error, reason: reasonFor(goal, ion, error, dilution) }]
      : []
  })

const reasonFor = (goal: WaterGoal, ion: IonName, error: number, dilution: number): ShortfallReason => {
  if (error < 0) {
    const brought =
      goal.salts.some((salt) => saltBrings(salt, ion)) || goal.acids.some((acid) => acidBrings(acid, ion))
    return brought ? "brings_others" : "nothing_brings_it"
  }
  return goal.source[ion] * (1 - dilution) + goal.fixed[ion] > goal.target[ion] + REACHED_WITHIN
    ? "water_has_more"
    : "comes_along"
}

const values = (ions: Ions): readonly number[] => ionNames.map((ion) => ions[ion])
