import { boilingCelsius } from "./boiling-point.ts"
import { type Brewery, defaultBrewery } from "./brewery.ts"
import type { Recipe } from "./recipe.ts"
import { type Celsius, type Kilograms, type Litres, litres, type Percent } from "./units.ts"

/**
 * What a brewer brews with, in litres as they measure them. A loss belongs to the vessel, not to the batch: a kettle
 * boils off as much of 10 L as of 20 L.
 */
export type Equipment = {
  readonly systemType: SystemType
  /** What it is meant to bring into the fermenter. */
  readonly batchVolumeLitres: Litres
  /** To the brim; null when there is none or it is not known. The mash of an all-in-one system is in its kettle. */
  readonly mashTunLitres: Litres | null
  readonly kettleLitres: Litres | null
  readonly fermenterLitres: Litres | null
  readonly boilOffLitresPerHour: Litres
  /** Cold wort that stays in the kettle with trub and hops. */
  readonly trubLitres: Litres
  /** Left in the mash tun. */
  readonly deadSpaceLitres: Litres
  /** Left between kettle and fermenter: in hoses, pump and chiller. */
  readonly transferLossLitres: Litres
  /** Left in the fermenter with the yeast: it comes off what is packaged, not off the batch. */
  readonly fermenterLossLitres: Litres
  readonly absorptionLitresPerKilogram: number
  /** What boiling wort loses of its volume as it cools. */
  readonly contractionPercent: Percent
  /** Mash water where a recipe doesn't say. */
  readonly mashLitresPerKilogram: number
  readonly grainCelsius: Celsius
  /** Of a tun that is cold when the strike water comes; null for one that is warm, as in an all-in-one system. */
  readonly mashTunKilograms: Kilograms | null
  /** Of the tun's material, against that of water: 0.12 for stainless steel. */
  readonly mashTunSpecificHeat: number
  /** null for the sea's. */
  readonly altitudeMetres: number | null
  /** Of the brewhouse: of what is mashed, what arrives in the fermenter. */
  readonly efficiencyPercent: Percent
}

export const systemTypes = ["extract", "all_grain", "all_in_one"] as const
export type SystemType = (typeof systemTypes)[number]

/** Part of a kettle that may be filled: the rest is for the foam of the hot break. A rule of thumb. */
export const USABLE_KETTLE = 0.9

/**
 * The brewery that a recipe is brewed in with this equipment. What the vessels keep becomes parts of the batch, as
 * recipes are worked out by; with the usual values of a 20 L kettle it is the default brewery, to the last bit.
 */
export const breweryOf = (
  equipment: Equipment,
  { batchVolumeLitres: batch }: Pick<Recipe, "batchVolumeLitres">,
): Brewery => {
  const part = (loss: number): number => (batch === 0 ? 0 : loss / batch)
  const { altitudeMetres, kettleLitres } = equipment
  return {
    losses: {
      boilOffPerHour: part(equipment.boilOffLitresPerHour),
      trub: part(equipment.trubLitres + equipment.transferLossLitres),
      contraction: equipment.contractionPercent / 100,
      absorptionLitresPerKilogram: equipment.absorptionLitresPerKilogram,
      deadSpace: part(equipment.deadSpaceLitres),
      mashLitresPerKilogram: equipment.mashLitresPerKilogram,
    },
    grainCelsius: equipment.grainCelsius,
    isDescribed: true,
    tunHeatLitres: (equipment.mashTunKilograms ?? 0) * equipment.mashTunSpecificHeat,
    boilingCelsius: altitudeMetres === null ? defaultBrewery.boilingCelsius : boilingCelsius(altitudeMetres),
    largestBoilLitres: kettleLitres === null ? null : litres(kettleLitres * USABLE_KETTLE),
  }
}

/** What can be packaged of a batch: the yeast keeps the rest. */
export const packagedLitres = ({ fermenterLossLitres }: Equipment, batch: Litres): Litres =>
  litres(Math.max(0, batch - fermenterLossLitres))
