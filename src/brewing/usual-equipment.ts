import { defaultBrewery, defaultLosses } from "./brewery.ts"
import type { Equipment, SystemType } from "./equipment.ts"
import { type Litres, litres, percent } from "./units.ts"

/** What is usual of each kind of system. */
type Usual = {
  /** As a part of the batch: 2.5 or 3 L of 20 L. */
  readonly boilOffPerHour: number
  readonly absorptionLitresPerKilogram: number
  readonly efficiencyPercent: number
}

/**
 * Boil-off and efficiency are those that Brasse-Bouillon has always proposed. A malt pipe that is lifted and left to
 * drip keeps 0.8 L/kg: more than a bag that is squeezed, less than a mash tun (0.66 and 1.04 in BeerJSON).
 */
const usualOf: Readonly<Record<SystemType, Usual>> = {
  extract: {
    boilOffPerHour: 0.125,
    absorptionLitresPerKilogram: defaultLosses.absorptionLitresPerKilogram,
    efficiencyPercent: 100,
  },
  all_grain: {
    boilOffPerHour: defaultLosses.boilOffPerHour,
    absorptionLitresPerKilogram: defaultLosses.absorptionLitresPerKilogram,
    efficiencyPercent: 72,
  },
  all_in_one: { boilOffPerHour: 0.125, absorptionLitresPerKilogram: 0.8, efficiencyPercent: 68 },
}

/** Equipment of which its brewer says only what kind it is, and for how much beer. */
export const usualEquipment = (systemType: SystemType, batch: Litres): Equipment => {
  const { boilOffPerHour, absorptionLitresPerKilogram, efficiencyPercent } = usualOf[systemType]
  return {
    systemType,
    batchVolumeLitres: batch,
    mashTunLitres: null,
    kettleLitres: null,
    fermenterLitres: null,
    boilOffLitresPerHour: partOf(batch, boilOffPerHour),
    trubLitres: partOf(batch, defaultLosses.trub),
    deadSpaceLitres: partOf(batch, defaultLosses.deadSpace),
    transferLossLitres: litres(0),
    fermenterLossLitres: litres(0),
    absorptionLitresPerKilogram,
    contractionPercent: percent(defaultLosses.contraction * 100),
    mashLitresPerKilogram: defaultLosses.mashLitresPerKilogram,
    grainCelsius: defaultBrewery.grainCelsius,
    mashTunKilograms: null,
    mashTunSpecificHeat: STAINLESS_STEEL,
    altitudeMetres: null,
    efficiencyPercent: percent(efficiencyPercent),
  }
}

/** To six digits: a person reads it. */
const partOf = (batch: Litres, part: number): Litres => litres(Number((batch * part).toPrecision(6)))

/** 0.50 kJ/(kg·K) against water's 4.18. */
const STAINLESS_STEEL = 0.12
