import * as z from "zod"
import { systemTypes } from "../brewing/equipment.ts"
import { equipmentLimits, equipmentRanges as ranges } from "../brewing/equipment-ranges.ts"
import type { EquipmentId } from "../shared/ids.ts"
import { id } from "./wire-id.ts"
import { between } from "./wire-number.ts"
import { line, prose } from "./wire-text.ts"
import { wireTime } from "./wire-time.ts"

const vessel = (text: string) => between(ranges.vesselLitres).nullable().describe(text)
const loss = (text: string) => between(ranges.lossLitres).describe(text)

/** The fields of an equipment that are the same in what is sent, changed, and read; without their defaults. */
const fields = {
  name: line(equipmentLimits.nameLength).describe("Unique among one's own, in upper or lower case"),
  systemType: z.enum(systemTypes),
  batchVolumeL: between(ranges.batchVolumeLitres).describe("What it is meant to bring into the fermenter"),
  mashTunVolumeL: vessel(
    "To the brim; null when there is none or it is not known. An all-in-one system mashes in its kettle",
  ),
  kettleVolumeL: vessel("To the brim; null when it is not known"),
  fermenterVolumeL: vessel("To the brim; null when it is not known"),
  boilOffLPerHour: between(ranges.boilOffLitresPerHour),
  trubL: loss("Cold, left in the kettle with trub and hops"),
  deadSpaceL: loss("Left in the mash tun"),
  transferLossL: loss("Left between kettle and fermenter: in hoses, pump and chiller"),
  fermenterLossL: loss(
    "Left in the fermenter with the yeast: it comes off what is packaged, not off the batch",
  ),
  absorptionLPerKg: between(ranges.absorptionLitresPerKilogram).describe("Held back by the grain"),
  contractionPercent: between(ranges.contractionPercent).describe(
    "What boiling wort loses of its volume as it cools",
  ),
  mashThicknessLPerKg: between(ranges.mashLitresPerKilogram).describe("Where a recipe doesn't say"),
  grainC: between(ranges.grainCelsius).describe("Temperature of the grain before the mash"),
  mashTunWeightKg: between(ranges.mashTunKilograms)
    .nullable()
    .describe(
      "Of a tun that is as cold as the grain when the strike water comes; null for one that is warm, or heated with it",
    ),
  mashTunSpecificHeat: between(ranges.specificHeat).describe(
    "Of its material, against water's: 0.12 for stainless steel, 0.22 for aluminium, 0.3 to 0.5 for plastic",
  ),
  altitudeM: between(ranges.altitudeMetres)
    .nullable()
    .describe("Of the kettle above the sea; null for sea level"),
  efficiencyPercent: between(ranges.efficiencyPercent).describe("Of the brewhouse, for what is mashed"),
  notes: prose(equipmentLimits.notesLength),
  isDefault: z.boolean().describe("Taken where none is named. One at most: another one then ceases to be it"),
}

/** An equipment as a client sends it: three fields are required, of the others the usual is taken. */
export const EquipmentBody = z
  .strictObject({
    ...fields,
    mashTunVolumeL: fields.mashTunVolumeL.default(null),
    kettleVolumeL: fields.kettleVolumeL.default(null),
    fermenterVolumeL: fields.fermenterVolumeL.default(null),
    boilOffLPerHour: fields.boilOffLPerHour
      .optional()
      .describe("When left out, 15 % of the batch (all_grain), 12.5 % (extract, all_in_one)"),
    trubL: fields.trubL.optional().describe("Cold; when left out, 5 % of the batch"),
    deadSpaceL: fields.deadSpaceL.optional().describe("Left in the mash tun; 0 when left out"),
    transferLossL: fields.transferLossL.optional(),
    fermenterLossL: fields.fermenterLossL.optional(),
    absorptionLPerKg: fields.absorptionLPerKg
      .optional()
      .describe("When left out, 1.04, and 0.8 of an all_in_one system"),
    contractionPercent: fields.contractionPercent.optional().describe("4 when left out"),
    mashThicknessLPerKg: fields.mashThicknessLPerKg.optional().describe("3 when left out"),
    grainC: fields.grainC.optional().describe("20 when left out"),
    mashTunWeightKg: fields.mashTunWeightKg.default(null),
    mashTunSpecificHeat: fields.mashTunSpecificHeat.optional(),
    altitudeM: fields.altitudeM.default(null),
    efficiencyPercent: fields.efficiencyPercent
      .optional()
      .describe("When left out, 72 (all_grain), 68 (all_in_one), 100 (extract)"),
    notes: fields.notes.default(""),
    isDefault: fields.isDefault.default(false),
  })
  .meta({ id: "EquipmentInput" })
export type EquipmentBody = z.output<typeof EquipmentBody>

/**
 * A change of some fields (RFC 7396): null takes away what is there, so that the usual holds again. What comes out is
 * validated as an equipment.
 */
export const EquipmentPatch = z
  .strictObject({
    ...fields,
    boilOffLPerHour: fields.boilOffLPerHour.nullable(),
    trubL: fields.trubL.nullable(),
    deadSpaceL: fields.deadSpaceL.nullable(),
    transferLossL: fields.transferLossL.nullable(),
    fermenterLossL: fields.fermenterLossL.nullable(),
    absorptionLPerKg: fields.absorptionLPerKg.nullable(),
    contractionPercent: fields.contractionPercent.nullable(),
    mashThicknessLPerKg: fields.mashThicknessLPerKg.nullable(),
    grainC: fields.grainC.nullable(),
    mashTunSpecificHeat: fields.mashTunSpecificHeat.nullable(),
    efficiencyPercent: fields.efficiencyPercent.nullable(),
    notes: fields.notes.nullable(),
    isDefault: fields.isDefault.nullable(),
  })
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, {
    params: {
      code: "required",
      text: { en: "A patch names at least one field.", fr: "Une modification nomme au moins un champ." },
    },
  })
  .meta({ id: "EquipmentPatch", minProperties: 1 })
export type EquipmentPatch = z.output<typeof EquipmentPatch>

/** An equipment as its owner reads it: everything is there. */
export const EquipmentWire = z
  .object({
    id: z.uuid(),
    version: z.int().min(1),
    createdAt: wireTime,
    updatedAt: wireTime,
    ...fields,
    boilingC: z.number().describe("Where water boils at its altitude"),
  })
  .meta({ id: "Equipment" })
export type EquipmentWire = z.output<typeof EquipmentWire>

export const equipmentId = id<EquipmentId>()

export const EquipmentParams = z.strictObject({
  equipmentId: equipmentId.describe("UUIDv7, made by the client or by the server"),
})

/** What the list of equipment is ordered by. */
export const EquipmentKey = z.strictObject({
  createdAt: wireTime.transform((text) => new Date(text)),
  id: equipmentId,
})
