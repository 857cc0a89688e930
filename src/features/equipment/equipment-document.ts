import { z } from "zod"
import { type Equipment, systemTypes } from "../../brewing/equipment.ts"
import { equipmentLimits, equipmentRanges as ranges } from "../../brewing/equipment-ranges.ts"
import type { Range } from "../../brewing/recipe-ranges.ts"
import type { Celsius, Kilograms, Litres, Percent } from "../../brewing/units.ts"
import { isPlainText } from "../../shared/plain-text.ts"

/** Equipment as we keep it: what it is for brewing, and what its brewer calls it. A batch freezes a copy. */
export type EquipmentProfile = Equipment & { readonly name: string; readonly notes: string }

/** Goes up when documents of the version before can no longer be read as they are. */
export const documentVersion = 1

const figure = <U extends number = number>({ min, max }: Range) =>
  z.custom<U>((value) => typeof value === "number" && value >= min && value <= max, {
    params: { code: "out_of_range", min, max },
  })
const text = (maxLength: number) => z.string().max(maxLength).refine(isPlainText)

const vessel = figure<Litres>(ranges.vesselLitres).nullable()
const loss = figure<Litres>(ranges.lossLitres)

/** Fields that a newer release added are dropped. */
const EquipmentDocumentSchema: z.ZodType<EquipmentProfile> = z.object({
  name: text(equipmentLimits.nameLength).min(1),
  notes: text(equipmentLimits.notesLength),
  systemType: z.enum(systemTypes),
  batchVolumeLitres: figure<Litres>(ranges.batchVolumeLitres),
  mashTunLitres: vessel,
  kettleLitres: vessel,
  fermenterLitres: vessel,
  boilOffLitresPerHour: figure<Litres>(ranges.boilOffLitresPerHour),
  trubLitres: loss,
  deadSpaceLitres: loss,
  transferLossLitres: loss,
  fermenterLossLitres: loss,
  absorptionLitresPerKilogram: figure(ranges.absorptionLitresPerKilogram),
  contractionPercent: figure<Percent>(ranges.contractionPercent),
  mashLitresPerKilogram: figure(ranges.mashLitresPerKilogram),
  grainCelsius: figure<Celsius>(ranges.grainCelsius),
  mashTunKilograms: figure<Kilograms>(ranges.mashTunKilograms).nullable(),
  mashTunSpecificHeat: figure(ranges.specificHeat),
  altitudeMetres: figure(ranges.altitudeMetres).nullable(),
  efficiencyPercent: figure<Percent>(ranges.efficiencyPercent),
})

/** A profile from a column of jsonb: one of ours, or the copy in a batch. A wrong one is a defect: it throws. */
export const readEquipmentDocument = (stored: unknown): EquipmentProfile =>
  EquipmentDocumentSchema.parse(stored)

/** A profile as a column of jsonb takes it. A wrong one is a defect: it throws. */
export const writeEquipmentDocument = (profile: EquipmentProfile): string =>
  JSON.stringify(EquipmentDocumentSchema.parse(profile))
