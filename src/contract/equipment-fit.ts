import * as z from "zod"
import { packagedLitres } from "../brewing/equipment.ts"
import type { VesselFit } from "../brewing/equipment-fit.ts"
import type { RecipeEquipmentFit } from "../features/recipes/index.ts"
import type { Locale } from "../shared/actor.ts"
import { roundTo } from "./calculators/round-to.ts"
import { equipmentId } from "./equipment.ts"
import { fitWarnings } from "./equipment-fit-warnings.ts"
import { rounded } from "./estimates.ts"

export const EquipmentFitQuery = z.strictObject({
  equipmentId: equipmentId.optional().describe("One's default equipment when it is left out"),
})

const VesselFitWire = z
  .object({
    vessel: z.enum(["mash_tun", "kettle", "fermenter"]),
    neededL: z.number().nullable().describe("The most that is in it at a time"),
    capacityL: z.number().nullable().describe("To the brim; null when the equipment doesn't say"),
    usableL: z.number().nullable().describe("Kettle and fermenter keep a tenth free for foam"),
    ratio: z.number().nullable().describe("What is needed by what is usable: above 1 it does not fit"),
    fits: z.boolean().nullable().describe("null when one of both is not known"),
  })
  .meta({ id: "VesselFit" })

export const EquipmentFitWire = z
  .object({
    equipmentId: z.uuid(),
    fits: z
      .boolean()
      .nullable()
      .describe("false as soon as one vessel is too small, null when one is not known"),
    vessels: z
      .array(VesselFitWire)
      .describe("In the order of the brew day; no mash tun where nothing is mashed"),
    fittingBatchVolumeL: z
      .number()
      .nullable()
      .describe("Of a recipe that does not fit, the batch that does; null when it fits, or none does"),
    water: z
      .object({
        preBoilVolumeL: z.number().nullable(),
        mashWaterL: z.number().nullable(),
        spargeWaterL: z.number().nullable(),
        strikeC: z.number().nullable(),
        topUpL: z.number().describe("Added after a boil that the kettle cannot hold"),
        packagedVolumeL: z.number().describe("What the fermenter doesn't keep of the batch"),
      })
      .describe("Of this recipe with this equipment"),
    warnings: z.array(z.object({ code: z.string().describe("Stable, snake_case"), message: z.string() })),
  })
  .meta({ id: "EquipmentFit" })

export const toEquipmentFitWire = (
  read: RecipeEquipmentFit,
  locale: Locale,
): z.output<typeof EquipmentFitWire> => {
  const { recipe, equipment, fit } = read
  const { water } = fit
  return {
    equipmentId: equipment.id,
    fits: fit.fits,
    vessels: fit.vessels.map(toVesselWire),
    fittingBatchVolumeL: fit.fittingBatchLitres,
    water: {
      preBoilVolumeL: rounded("preBoilVolumeLitres", water.preBoilVolumeLitres),
      mashWaterL: rounded("mashWaterLitres", water.mashWaterLitres),
      spargeWaterL: rounded("spargeWaterLitres", water.spargeWaterLitres),
      strikeC: rounded("strikeCelsius", water.infusions[0]?.celsius ?? null),
      topUpL: roundTo(2, fit.topUpLitres),
      packagedVolumeL: roundTo(2, packagedLitres(equipment.profile, recipe.document.batchVolumeLitres)),
    },
    warnings: fitWarnings(read).map(({ code, message }) => ({ code, message: message[locale] })),
  }
}

const toVesselWire = ({ vessel, neededLitres, capacityLitres, usableLitres, fits }: VesselFit) => ({
  vessel,
  neededL: roundTo(2, neededLitres),
  capacityL: capacityLitres,
  usableL: roundTo(2, usableLitres),
  ratio: neededLitres === null || usableLitres === null ? null : roundTo(3, neededLitres / usableLitres),
  fits,
})
