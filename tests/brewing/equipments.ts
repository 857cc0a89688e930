import fc from "fast-check"
import { type Equipment, systemTypes } from "../../src/brewing/equipment.ts"
import { equipmentRanges } from "../../src/brewing/equipment-ranges.ts"
import type { Range } from "../../src/brewing/recipe-ranges.ts"
import { celsius, kilograms, litres, percent } from "../../src/brewing/units.ts"
import { usualEquipment } from "../../src/brewing/usual-equipment.ts"

/** The usual 20 L of all-grain equipment, with vessels that a pale ale fits into. */
export const anEquipment = (given: Partial<Equipment> = {}): Equipment => ({
  ...usualEquipment("all_grain", litres(20)),
  mashTunLitres: litres(30),
  kettleLitres: litres(35),
  fermenterLitres: litres(30),
  ...given,
})

const within = ({ min, max }: Range) => fc.double({ min, max, noNaN: true })
const loss = within(equipmentRanges.lossLitres).map(litres)
const vessel = fc.option(within(equipmentRanges.vesselLitres).map(litres))

/** Any equipment that the API may bring, however absurd. */
export const anyEquipment: fc.Arbitrary<Equipment> = fc.record({
  systemType: fc.constantFrom(...systemTypes),
  batchVolumeLitres: within(equipmentRanges.batchVolumeLitres).map(litres),
  mashTunLitres: vessel,
  kettleLitres: vessel,
  fermenterLitres: vessel,
  boilOffLitresPerHour: within(equipmentRanges.boilOffLitresPerHour).map(litres),
  trubLitres: loss,
  deadSpaceLitres: loss,
  transferLossLitres: loss,
  fermenterLossLitres: loss,
  absorptionLitresPerKilogram: within(equipmentRanges.absorptionLitresPerKilogram),
  contractionPercent: within(equipmentRanges.contractionPercent).map(percent),
  mashLitresPerKilogram: within(equipmentRanges.mashLitresPerKilogram),
  grainCelsius: within(equipmentRanges.grainCelsius).map(celsius),
  mashTunKilograms: fc.option(within(equipmentRanges.mashTunKilograms).map(kilograms)),
  mashTunSpecificHeat: within(equipmentRanges.specificHeat),
  altitudeMetres: fc.option(within(equipmentRanges.altitudeMetres)),
  efficiencyPercent: within(equipmentRanges.efficiencyPercent).map(percent),
})

/** Equipment such as people have. */
export const someEquipment: fc.Arbitrary<Equipment> = fc
  .record({
    boilOff: fc.double({ min: 0, max: 8, noNaN: true }),
    trub: fc.double({ min: 0, max: 4, noNaN: true }),
    deadSpace: fc.double({ min: 0, max: 3, noNaN: true }),
    transfer: fc.double({ min: 0, max: 2, noNaN: true }),
    absorption: fc.double({ min: 0.5, max: 1.2, noNaN: true }),
    contraction: fc.double({ min: 0, max: 5, noNaN: true }),
    thickness: fc.double({ min: 2, max: 5, noNaN: true }),
    vessel: fc.double({ min: 5, max: 60, noNaN: true }),
  })
  .map((given) =>
    anEquipment({
      boilOffLitresPerHour: litres(given.boilOff),
      trubLitres: litres(given.trub),
      deadSpaceLitres: litres(given.deadSpace),
      transferLossLitres: litres(given.transfer),
      absorptionLitresPerKilogram: given.absorption,
      contractionPercent: percent(given.contraction),
      mashLitresPerKilogram: given.thickness,
      mashTunLitres: litres(given.vessel),
      kettleLitres: litres(given.vessel),
      fermenterLitres: litres(given.vessel),
    }),
  )
