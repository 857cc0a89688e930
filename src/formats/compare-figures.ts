import { abvHall, abvSimple } from "../brewing/alcohol.ts"
import { defaultBrewery } from "../brewing/brewery.ts"
import { maltColour, moreySrm, srmToEbc } from "../brewing/colour.ts"
import { estimateRecipe } from "../brewing/estimate-recipe.ts"
import type { Estimates } from "../brewing/estimates.ts"
import type { CalculationSettings, Recipe } from "../brewing/recipe.ts"
import { litres, maltColourUnits, within } from "../brewing/units.ts"
import type { Localized } from "../shared/localized.ts"
import { type DifferenceReason, differenceReasons } from "./difference-reasons.ts"
import type { StatedFigures } from "./recipe-record.ts"
import { methodNamed } from "./record/stated-settings.ts"

/** A figure that a file states and that we work out otherwise, and why. */
export type FigureDifference = {
  readonly figure: ComparedFigure
  readonly stated: number
  readonly calculated: number
  readonly reason: DifferenceReason
  readonly message: Localized
}
export type ComparedFigure = "originalGravity" | "finalGravity" | "abvPercent" | "ibu" | "colorEbc"

/** What counts as equal: the rounding of recipe files. */
const agrees: Readonly<Record<ComparedFigure, (stated: number, calculated: number) => boolean>> = {
  originalGravity: (stated, calculated) => Math.abs(stated - calculated) <= 0.001,
  finalGravity: (stated, calculated) => Math.abs(stated - calculated) <= 0.002,
  abvPercent: (stated, calculated) => Math.abs(stated - calculated) <= 0.15,
  ibu: (stated, calculated) => Math.abs(stated - calculated) <= stated * 0.05,
  colorEbc: (stated, calculated) => Math.abs(stated - calculated) <= Math.max(stated * 0.05, 0.5 * 1.97),
}

/**
 * Sets what a file states beside what we work out, and names the reason of each difference: other conventions are tried
 * out, and the one that gives the file's figure is the reason. Figures that agree within the rounding of files are left out.
 */
export const compareFigures = (
  stated: StatedFigures,
  estimates: Estimates,
  recipe: Recipe,
): readonly FigureDifference[] => {
  const figures: readonly ComparedFigure[] = [
    "originalGravity",
    "finalGravity",
    "abvPercent",
    "ibu",
    "colorEbc",
  ]
  const differing = new Set(figures.filter((figure) => differs(figure, stated[figure], estimates[figure])))
  return figures.flatMap((figure) => {
    const given = stated[figure]
    const calculated = estimates[figure]
    if (!differing.has(figure) || given === null || calculated === null) return []
    const reason = reasons[figure]({ stated, estimates, recipe, differing })
    return [{ figure, stated: given, calculated, reason, message: differenceReasons[reason] }]
  })
}

const differs = (figure: ComparedFigure, stated: number | null, calculated: number | null): boolean =>
  stated !== null && calculated !== null && !agrees[figure](stated, calculated)

type Case = {
  readonly stated: StatedFigures
  readonly estimates: Estimates
  readonly recipe: Recipe
  readonly differing: ReadonlySet<ComparedFigure>
}

const finalGravityReason = ({ estimates, differing }: Case): DifferenceReason => {
  if (differing.has("originalGravity")) return "follows_from_gravity"
  return estimates.warnings.some(({ code }) => code === "attenuation_assumed")
    ? "attenuation_assumed"
    : "attenuation_model"
}

const abvReason = ({ stated, differing }: Case): DifferenceReason => {
  const { originalGravity, finalGravity, abvPercent } = stated
  if (originalGravity === null || finalGravity === null || abvPercent === null) return "follows_from_gravity"
  if (agrees.abvPercent(abvPercent, abvSimple(originalGravity, finalGravity))) return "follows_from_gravity"
  if (!agrees.abvPercent(abvPercent, abvHall(originalGravity, finalGravity))) return "inconsistent_in_file"
  return differing.has("originalGravity") ? "follows_from_gravity" : "abv_formula"
}

const bitternessReason = ({ stated, estimates, recipe, differing }: Case): DifferenceReason => {
  if (stated.ibuMethod !== null && methodNamed(stated.ibuMethod) !== recipe.settings.ibuMethod)
    return "method"
  if (estimates.ibu === 0) return "not_from_ingredients"
  const matches = (other: Recipe, brewery = defaultBrewery): boolean => {
    const { ibu } = estimateRecipe(other, brewery)
    return ibu !== null && !differs("ibu", stated.ibu, ibu)
  }
  const withSettings = (settings: Partial<CalculationSettings>): Recipe => ({
    ...recipe,
    settings: { ...recipe.settings, ...settings },
  })
  const trub = trubLoss(recipe) / recipe.batchVolumeLitres
  if (trub > 0 && matches(recipe, { ...defaultBrewery, losses: { ...defaultBrewery.losses, trub } }))
    return "volume_basis"
  if (matches(withSettings({ averageBoilGravity: !recipe.settings.averageBoilGravity })))
    return "boil_gravity"
  if (matches(withSettings({ pelletFactor: 1.1 }))) return "pellet_factor"
  if (stated.ibuMethod === null) return "method_not_stated"
  if (differing.has("originalGravity")) return "not_from_ingredients"
  return whirlpoolCouldExplain(stated.ibu, recipe) ? "whirlpool_hops" : "utilization_factor"
}

/** Whether the bitterness lies between that without whirlpool hops and that with them boiled. */
const whirlpoolCouldExplain = (stated: number | null, recipe: Recipe): boolean => {
  const without = recipe.hops.filter(({ use }) => use !== "whirlpool")
  const boiled = recipe.hops.map((hop) => (hop.use === "whirlpool" ? { ...hop, use: "boil" as const } : hop))
  const least = estimateRecipe({ ...recipe, hops: without }).ibu ?? 0
  const most = estimateRecipe({ ...recipe, hops: boiled }).ibu ?? 0
  return stated !== null && without.length < recipe.hops.length && stated >= least && stated <= most
}

const colorReason = ({ stated, recipe }: Case): DifferenceReason => {
  const volume = within(litres, recipe.batchVolumeLitres + trubLoss(recipe))
  if (volume === null || volume === 0) return "not_from_ingredients"
  const mcu = within(maltColourUnits, maltColour(recipe.fermentables, volume))
  const color = mcu === null ? null : srmToEbc(moreySrm(mcu))
  return color !== null && !differs("colorEbc", stated.colorEbc, color)
    ? "volume_basis"
    : "not_from_ingredients"
}

/** Litres left in the kettle, when the file says: programs differ in whether they count them. */
const trubLoss = ({ extensions }: Recipe): number => {
  const written = extensions["EQUIPMENT/TRUB_CHILLER_LOSS"] ?? extensions["equipment/trubChillerLoss"] ?? ""
  const loss = Number.parseFloat(written)
  return loss > 0 ? loss : 0
}

const reasons: Readonly<Record<ComparedFigure, (given: Case) => DifferenceReason>> = {
  originalGravity: () => "not_from_ingredients",
  finalGravity: finalGravityReason,
  abvPercent: abvReason,
  ibu: bitternessReason,
  colorEbc: colorReason,
}
