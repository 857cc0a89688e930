import type { Celsius, Ebc, Grams, Kilograms, Litres, Minutes, Percent, VolumesOfCo2 } from "./units.ts"

/** A recipe as brewing science and recipe files know it: what goes in, when, and how warm. */
export type Recipe = {
  readonly name: string
  readonly type: RecipeType
  readonly batchVolumeLitres: Litres
  /** Volume at the start of the boil; null when it is to be worked out from the batch volume. */
  readonly boilVolumeLitres: Litres | null
  readonly boilMinutes: Minutes
  /** Brewhouse efficiency, applied to what is mashed. */
  readonly efficiencyPercent: Percent
  readonly fermentables: readonly Fermentable[]
  readonly hops: readonly Hop[]
  readonly cultures: readonly Culture[]
  readonly miscs: readonly Misc[]
  readonly waterProfile: WaterProfile | null
  readonly waterAdditions: readonly WaterAddition[]
  readonly mash: { readonly steps: readonly MashStep[] }
  readonly fermentation: { readonly steps: readonly FermentationStep[] }
  readonly carbonationVolumes: VolumesOfCo2 | null
  readonly notes: string
  readonly tags: readonly string[]
  readonly settings: CalculationSettings
  /** What a file said that has no place above, under the program's own names. */
  readonly extensions: Readonly<Record<string, string>>
}

export type RecipeType = "all_grain" | "partial_mash" | "extract"

export type Fermentable = {
  readonly name: string
  readonly kind: FermentableKind
  readonly amountKilograms: Kilograms
  /** Extract yield, percent of mass, fine grind, as is: 46.21 points per pound and gallon are 100. */
  readonly yieldPercent: Percent
  readonly colorEbc: Ebc
  readonly use: FermentableUse
  /** Added after the boil: counts for the batch, not for the gravity that the hops see. */
  readonly afterBoil: boolean
}
export type FermentableKind = "grain" | "extract" | "sugar" | "adjunct" | "fruit" | "other"
export type FermentableUse = "mash" | "steep" | "boil" | "fermenter"

export type Hop = {
  readonly name: string
  readonly amountGrams: Grams
  readonly alphaPercent: Percent
  readonly form: HopForm
  readonly use: HopUse
  /** Minutes before the end of the boil; for a whirlpool its length; 0 for a dry hop. */
  readonly minutes: Minutes
  readonly temperatureCelsius: Celsius | null
  /** Day of the fermentation on which a dry hop goes in. */
  readonly day: number | null
}
export type HopForm = "pellet" | "leaf" | "plug" | "extract" | "cryo"
export type HopUse = "mash" | "first_wort" | "boil" | "whirlpool" | "dry_hop"

export type Culture = {
  readonly name: string
  readonly kind: CultureKind
  readonly form: CultureForm
  /** Apparent attenuation; null when it is not known. */
  readonly attenuationPercent: Percent | null
  readonly amount: number
  readonly unit: CultureUnit
  readonly minCelsius: Celsius | null
  readonly maxCelsius: Celsius | null
  readonly flocculation: Flocculation | null
}
export type CultureKind = "ale" | "lager" | "wheat" | "wine" | "champagne" | "wild" | "bacteria" | "other"
export type CultureForm = "liquid" | "dry" | "slant" | "culture"
export type CultureUnit = "g" | "ml" | "package"
export type Flocculation = "low" | "medium" | "high" | "very_high"

export type Misc = {
  readonly name: string
  readonly kind: MiscKind
  readonly use: MiscUse
  readonly amount: number
  readonly unit: MiscUnit
  readonly minutes: Minutes
}
export type MiscKind = "spice" | "fining" | "water_agent" | "herb" | "flavor" | "fruit" | "other"
export type MiscUse = "mash" | "boil" | "primary" | "secondary" | "packaging"
export type MiscUnit = "g" | "ml" | "item"

export type WaterProfile = {
  readonly name: string
  readonly calciumPpm: number
  readonly magnesiumPpm: number
  readonly sodiumPpm: number
  readonly chloridePpm: number
  readonly sulfatePpm: number
  readonly bicarbonatePpm: number
  readonly ph: number | null
}

export type WaterAddition = {
  readonly name: string
  readonly amountGrams: Grams
  readonly use: "mash" | "sparge" | "boil"
}

export type MashStep = {
  readonly name: string
  readonly kind: "infusion" | "temperature" | "decoction"
  readonly temperatureCelsius: Celsius
  readonly minutes: Minutes
  readonly infusionLitres: Litres | null
}

export type FermentationStep = {
  readonly name: string
  readonly temperatureCelsius: Celsius
  readonly days: number
  readonly rampDays: number | null
}

/** How the figures are worked out. Programs differ in these, so they are kept with the recipe, never hidden. */
export type CalculationSettings = {
  readonly ibuMethod: IbuMethod
  readonly colorMethod: ColorMethod
  /** Whether bitterness sees the mean of the gravities before and after the boil, or the original gravity. */
  readonly averageBoilGravity: boolean
  /** What a pellet gives more than a leaf: 1 for nothing, 1.1 by convention. */
  readonly pelletFactor: number
  /** What a first-wort hop gives more than the same hop boiled from the start: 1.1 by convention. */
  readonly firstWortFactor: number
}
export type IbuMethod = "tinseth" | "rager" | "garetz" | "mibu"
export type ColorMethod = "morey" | "daniels" | "mosher"
