import { type AcidName, acidMilliequivalents as strengthAt } from "./acids.ts"
import { ebcToLovibond } from "./colour.ts"
import { residualAlkalinity } from "./residual-alkalinity.ts"
import { type Ebc, type Kilograms, type Litres, type Ph, ph } from "./units.ts"
import type { Ions } from "./water-ions.ts"

/**
 * pH of a mash of one base malt in distilled water, measured at room temperature: Troester's measurements (The effect
 * of brewing water and grist composition on the pH of the mash, 2009) by kind of malt, as EZ Water lists them. Malts of
 * one kind differ by ± 0.1 from maltster to maltster.
 */
const baseMaltPh = {
  pilsner: 5.75,
  pale: 5.7,
  maris_otter: 5.77,
  six_row: 5.79,
  vienna: 5.56,
  munich: 5.43,
  wheat: 6.04,
} as const
type BaseMalt = keyof typeof baseMaltPh

export const maltKinds = [
  "pilsner",
  "pale",
  "maris_otter",
  "six_row",
  "vienna",
  "munich",
  "wheat",
  "crystal",
  "roasted",
  "acidulated",
  "other",
] as const

export type Malt = {
  readonly amount: Kilograms
  readonly kind: (typeof maltKinds)[number]
  readonly color: Ebc
  /** Measured in distilled water, where the brewer knows it: it takes the place of what the kind suggests. */
  readonly measuredPh: Ph | null
}

/**
 * How hard malt holds its pH: 40 mEq per kilogram and unit of pH, within the 30 to 50 of what has been published. With
 * it, the acidity that Troester titrated in roasted malt is the pH of 4.7 that EZ Water lists for it.
 */
const MALT_BUFFER = 40

/** Acidity of acidulated malt in mEq/kg. */
const ACIDULATED = 335

/** What acidity is counted from: Troester titrated special malts to it. */
const TITRATED_TO = 5.7

/**
 * Acidity of a special malt in mEq/kg, titrated to pH 5.7 (Troester 2009): crystal malt by its colour, 6 + 0.45 °L;
 * roasted malt 40 whatever its colour; acidulated malt 335, the middle of what he found. By Weyermann's rule, a per cent
 * of acidulated malt lowers the mash by 0.1: this makes it 0.085.
 */
const maltAcidity = (kind: "crystal" | "roasted" | "acidulated", color: Ebc): number => {
  switch (kind) {
    case "crystal":
      return 6 + 0.45 * ebcToLovibond(color)
    case "roasted":
      return 40
    case "acidulated":
      return ACIDULATED
  }
}

/** pH that a malt alone, in distilled water, pulls its mash to. For acidulated malt it is a figure to reckon with only. */
const ownPh = ({ kind, color, measuredPh }: Malt): number => {
  if (measuredPh !== null) return measuredPh
  if (isBase(kind)) return baseMaltPh[kind]
  return kind === "other" ? TITRATED_TO : TITRATED_TO - maltAcidity(kind, color) / MALT_BUFFER
}

/** pH of the grist in distilled water: the malts' own, by mass. @param malts of more than 0 kg together */
export const gristPh = (malts: readonly Malt[]): number =>
  malts.reduce((sum, malt) => sum + malt.amount * ownPh(malt), 0) / gristMass(malts)

/**
 * How far a milliequivalent of residual alkalinity per litre moves the mash: 0.013 r + 0.013, r the thickness in L/kg
 * (Troester 2009). A thin mash follows its water more than a thick one.
 */
export const alkalinitySlope = (litresPerKilogram: number): number => 0.013 * litresPerKilogram + 0.013

export type MashForPh = {
  /** Of more than 0 kg together. */
  readonly malts: readonly Malt[]
  readonly water: Litres
  /** The mash water, its salts included and its acids not. */
  readonly ions: Ions
  /** Of the acids in the mash. */
  readonly acidMilliequivalents: number
}

/**
 * pH of a mash, as measured at room temperature: that of the grist in distilled water, moved by the residual
 * alkalinity of the water (Kolbach; Troester 2009) and by acid against the buffer of the malt. Good to ± 0.1 for base
 * malt, ± 0.15 with special malts: measure it.
 * @returns a plain number, for the model knows no limits; it means something from about 5 to 6
 */
export const mashPh = ({ malts, water, ions, acidMilliequivalents }: MashForPh): number => {
  const mass = gristMass(malts)
  return (
    gristPh(malts) +
    alkalinitySlope(water / mass) * residualAlkalinity(ions) -
    acidMilliequivalents / (mass * MALT_BUFFER)
  )
}

/** What the estimate may be off by: more as soon as special malts, whose acidity varies most, take part. */
export const mashPhUncertainty = (malts: readonly Malt[]): number =>
  malts.some(({ kind, amount }) => amount > 0 && !isBase(kind)) ? 0.15 : 0.1

const isBase = (kind: Malt["kind"]): kind is BaseMalt => kind in baseMaltPh

/** Acid that takes a mash from one pH to a lower one, in mEq; 0 when it is there already. */
export const acidForMash = (malts: readonly Malt[], from: number, to: Ph): number =>
  Math.max(0, from - to) * gristMass(malts) * MALT_BUFFER

/** Millilitres of an acid that give away so many milliequivalents at a pH. */
export const millilitresOfAcid = (acid: AcidName, milliequivalents: number, at: Ph): number =>
  milliequivalents / strengthAt(acid, at)

/** Grams of acidulated malt that hold so many milliequivalents, its own mass left out of the grist. */
export const gramsOfAcidulatedMalt = (milliequivalents: number): number =>
  (milliequivalents / ACIDULATED) * 1000

/** Where the enzymes of the mash do well, at room temperature (Palmer & Kaminski, Water, 2013). */
export const mashPhRange = { min: ph(5.2), max: ph(5.6) } as const

const gristMass = (malts: readonly Malt[]): number => malts.reduce((sum, { amount }) => sum + amount, 0)
