import { mashLitres } from "./decoction.ts"
import { breweryOf, type Equipment, USABLE_KETTLE } from "./equipment.ts"
import type { EstimateWarningCode } from "./estimate-warnings.ts"
import { estimateWater, mashedKilograms, type RecipeWater } from "./estimate-water.ts"
import type { Recipe } from "./recipe.ts"
import { topUpLitres } from "./top-up.ts"
import { kilograms, litres, type Litres, within } from "./units.ts"

/** What a recipe needs of a vessel, and what there is. */
export type VesselFit = {
  readonly vessel: Vessel
  /** The most that is in it at a time; null when the recipe's volumes are beyond reason. */
  readonly neededLitres: number | null
  /** To the brim, and as far as it may be filled; null when the brewer did not say. */
  readonly capacityLitres: Litres | null
  readonly usableLitres: number | null
  /** null when one of both is not known. */
  readonly fits: boolean | null
}
export type Vessel = "mash_tun" | "kettle" | "fermenter"

export type EquipmentFit = {
  /** false as soon as one vessel is too small, null when one is not known. */
  readonly fits: boolean | null
  /** In the order of the brew day; no mash tun where nothing is mashed. */
  readonly vessels: readonly VesselFit[]
  /** Grain is to be mashed with equipment that is made for extract. */
  readonly lacksMashTun: boolean
  readonly water: RecipeWater
  /** Water added after a boil that the kettle cannot hold. */
  readonly topUpLitres: number
  /** What the mash alone brings into the kettle beyond what it needs. */
  readonly surplusLitres: number
  /** Of a recipe that does not fit: the batch, in tenths of a litre, that does; null when it fits, or none does. */
  readonly fittingBatchLitres: Litres | null
  readonly waterWarnings: readonly EstimateWarningCode[]
}

/** Part of a fermenter that may be filled: the rest is for the kräusen. Brasse-Bouillon's rule. */
const USABLE_FERMENTER = 0.9

/**
 * Whether a recipe, as it stands, can be brewed with this equipment. The mash takes the room of its water and 0.67 L
 * for each kilogram of grain (Palmer's 0.32 qt/lb, `mashLitres`); kettle and fermenter keep a tenth free for foam.
 */
export const equipmentFit = (recipe: Recipe, equipment: Equipment): EquipmentFit => {
  const brewery = breweryOf(equipment, recipe)
  const warnings = new Set<EstimateWarningCode>()
  const water = estimateWater(recipe, brewery, (code) => warnings.add(code))
  const vessels = vesselsOf(recipe, equipment, water)
  const isMashed = vessels.some(({ vessel }) => vessel === "mash_tun")
  const lacksMashTun = isMashed && equipment.systemType === "extract" && equipment.mashTunLitres === null
  const tooSmall = vessels.some(({ fits }) => fits === false)
  const unknown = vessels.some(({ fits }) => fits === null)
  return {
    fits: lacksMashTun || tooSmall ? false : unknown ? null : true,
    vessels,
    lacksMashTun,
    water,
    topUpLitres: topUpLitres(recipe, water.preBoilVolumeLitres, brewery),
    surplusLitres: surplusOf(recipe, equipment, water),
    fittingBatchLitres: tooSmall && !lacksMashTun ? fittingBatch(recipe, equipment) : null,
    waterWarnings: [...warnings],
  }
}

const vesselsOf = (recipe: Recipe, equipment: Equipment, water: RecipeWater): readonly VesselFit[] => {
  const grain = mashedKilograms(recipe)
  const { mashTunLitres, kettleLitres, fermenterLitres, systemType } = equipment
  const tun = mashTunLitres ?? (systemType === "all_in_one" ? kettleLitres : null)
  const preBoil = water.preBoilVolumeLitres
  const kettle = preBoil === null ? null : preBoil + surplusOf(recipe, equipment, water)
  return [
    ...(grain > 0 ? [vesselFit("mash_tun", mashVolume(grain, water), tun, 1)] : []),
    vesselFit("kettle", kettle, kettleLitres, USABLE_KETTLE),
    vesselFit("fermenter", recipe.batchVolumeLitres, fermenterLitres, USABLE_FERMENTER),
  ]
}

const mashVolume = (grain: number, { mashWaterLitres }: RecipeWater): number | null => {
  const mashed = within(kilograms, grain)
  return mashed === null || mashWaterLitres === null ? null : mashLitres(mashed, mashWaterLitres)
}

const vesselFit = (
  vessel: Vessel,
  neededLitres: number | null,
  capacityLitres: Litres | null,
  usable: number,
): VesselFit => {
  const usableLitres = capacityLitres === null ? null : capacityLitres * usable
  const fits =
    neededLitres === null || usableLitres === null ? null : neededLitres <= usableLitres + FINEST_LITRES
  return { vessel, neededLitres, capacityLitres, usableLitres, fits }
}

/** Nobody measures a vessel finer, and what a double leaves of a volume is far less. */
const FINEST_LITRES = 0.005

const surplusOf = (recipe: Recipe, equipment: Equipment, water: RecipeWater): number => {
  const { preBoilVolumeLitres: preBoil, mashWaterLitres: mash } = water
  if (preBoil === null || mash === null) return 0
  const kept = mashedKilograms(recipe) * equipment.absorptionLitresPerKilogram + equipment.deadSpaceLitres
  const surplus = mash - kept - preBoil
  return surplus > FINEST_LITRES ? surplus : 0
}

/** By halving, since what every vessel needs grows with the batch. */
const fittingBatch = (recipe: Recipe, equipment: Equipment): Litres | null => {
  const fits = (tenths: number): boolean => {
    const smaller = inProportion(recipe, tenths / 10 / recipe.batchVolumeLitres)
    const water = estimateWater(smaller, breweryOf(equipment, smaller))
    return vesselsOf(smaller, equipment, water).every((vessel) => vessel.fits !== false)
  }
  let [largest, tooMuch] = [0, Math.ceil(recipe.batchVolumeLitres * 10)]
  while (tooMuch - largest > 1) {
    const middle = Math.floor((largest + tooMuch) / 2)
    if (fits(middle)) largest = middle
    else tooMuch = middle
  }
  return largest === 0 ? null : litres(largest / 10)
}

/** The same beer in a smaller batch, as far as volumes go. */
const inProportion = (recipe: Recipe, factor: number): Recipe => ({
  ...recipe,
  batchVolumeLitres: litres(recipe.batchVolumeLitres * factor),
  fermentables: recipe.fermentables.map((fermentable) => ({
    ...fermentable,
    amountKilograms: kilograms(fermentable.amountKilograms * factor),
  })),
  mash: {
    steps: recipe.mash.steps.map((step) => ({
      ...step,
      infusionLitres: step.infusionLitres === null ? null : litres(step.infusionLitres * factor),
    })),
  },
})
