import * as units from "../brewing/units.ts"
import { breweryOf } from "../brewing/equipment.ts"
import { usualEquipment } from "../brewing/usual-equipment.ts"
import type { EquipmentContent, StoredEquipment } from "../features/equipment/index.ts"
import { roundTo } from "./calculators/round-to.ts"
import type { EquipmentBody, EquipmentWire } from "./equipment.ts"

/** An equipment as its owner reads it. */
export const toEquipmentWire = (equipment: StoredEquipment): EquipmentWire => ({
  id: equipment.id,
  version: equipment.version,
  createdAt: equipment.createdAt.toISOString(),
  updatedAt: equipment.updatedAt.toISOString(),
  ...toEquipmentFields(equipment),
  boilingC: roundTo(1, breweryOf(equipment.profile, equipment.profile).boilingCelsius),
})

export type EquipmentFields = Omit<EquipmentWire, "id" | "version" | "createdAt" | "updatedAt" | "boilingC">

/** What an equipment says, as a client would send it: everything but what the server adds. */
export const toEquipmentFields = ({ profile, isDefault }: EquipmentContent): EquipmentFields => ({
  name: profile.name,
  systemType: profile.systemType,
  batchVolumeL: profile.batchVolumeLitres,
  mashTunVolumeL: profile.mashTunLitres,
  kettleVolumeL: profile.kettleLitres,
  fermenterVolumeL: profile.fermenterLitres,
  boilOffLPerHour: profile.boilOffLitresPerHour,
  trubL: profile.trubLitres,
  deadSpaceL: profile.deadSpaceLitres,
  transferLossL: profile.transferLossLitres,
  fermenterLossL: profile.fermenterLossLitres,
  absorptionLPerKg: profile.absorptionLitresPerKilogram,
  contractionPercent: profile.contractionPercent,
  mashThicknessLPerKg: profile.mashLitresPerKilogram,
  grainC: profile.grainCelsius,
  mashTunWeightKg: profile.mashTunKilograms,
  mashTunSpecificHeat: profile.mashTunSpecificHeat,
  altitudeM: profile.altitudeMetres,
  efficiencyPercent: profile.efficiencyPercent,
  notes: profile.notes,
  isDefault,
})

/** What a client sent as an equipment, with what is usual where it said nothing. */
export const fromEquipmentBody = (body: EquipmentBody): EquipmentContent => {
  const batch = units.litres(body.batchVolumeL)
  const usual = usualEquipment(body.systemType, batch)
  return {
    isDefault: body.isDefault,
    profile: {
      name: body.name,
      notes: body.notes,
      systemType: body.systemType,
      batchVolumeLitres: batch,
      mashTunLitres: orNull(units.litres, body.mashTunVolumeL),
      kettleLitres: orNull(units.litres, body.kettleVolumeL),
      fermenterLitres: orNull(units.litres, body.fermenterVolumeL),
      boilOffLitresPerHour: units.litres(body.boilOffLPerHour ?? usual.boilOffLitresPerHour),
      trubLitres: units.litres(body.trubL ?? usual.trubLitres),
      deadSpaceLitres: units.litres(body.deadSpaceL ?? usual.deadSpaceLitres),
      transferLossLitres: units.litres(body.transferLossL ?? usual.transferLossLitres),
      fermenterLossLitres: units.litres(body.fermenterLossL ?? usual.fermenterLossLitres),
      absorptionLitresPerKilogram: body.absorptionLPerKg ?? usual.absorptionLitresPerKilogram,
      contractionPercent: units.percent(body.contractionPercent ?? usual.contractionPercent),
      mashLitresPerKilogram: body.mashThicknessLPerKg ?? usual.mashLitresPerKilogram,
      grainCelsius: units.celsius(body.grainC ?? usual.grainCelsius),
      mashTunKilograms: orNull(units.kilograms, body.mashTunWeightKg),
      mashTunSpecificHeat: body.mashTunSpecificHeat ?? usual.mashTunSpecificHeat,
      altitudeMetres: body.altitudeM,
      efficiencyPercent: units.percent(body.efficiencyPercent ?? usual.efficiencyPercent),
    },
  }
}

const orNull = <U extends number>(unit: (value: number) => U, value: number | null): U | null =>
  value === null ? null : unit(value)
