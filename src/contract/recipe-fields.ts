import * as z from "zod"
import { recipeLimits } from "../brewing/recipe-limits.ts"
import { recipeRanges } from "../brewing/recipe-ranges.ts"
import { uuid } from "./wire-id.ts"
import { between } from "./wire-number.ts"
import { line, prose, verbatim } from "./wire-text.ts"

const maxPhotos = 20

const Extensions = z
  .record(verbatim(recipeLimits.extensionNameLength), prose(recipeLimits.extensionLength))
  .refine((extensions) => Object.keys(extensions).length <= recipeLimits.extensions, {
    params: {
      code: "too_big",
      text: {
        en: `At most ${recipeLimits.extensions} extensions are kept.`,
        fr: `Au plus ${recipeLimits.extensions} extensions sont conservées.`,
      },
    },
  })
  .describe("What a file said that has no place here, under the program's own names")

/** The fields of a recipe that are the same in what is sent, changed, and read; without their defaults. */
export const recipeFields = {
  name: line(recipeLimits.nameLength),
  type: z.enum(["all_grain", "partial_mash", "extract"]),
  styleId: line(60).nullable(),
  batchVolumeL: between(recipeRanges.batchVolumeLitres).describe("What goes into the fermenter"),
  boilVolumeL: between(recipeRanges.boilVolumeLitres)
    .nullable()
    .describe("At the start of the boil; null when it is to be worked out"),
  boilMinutes: between(recipeRanges.boilMinutes),
  efficiencyPercent: between(recipeRanges.efficiencyPercent).describe("Of the brewhouse, for what is mashed"),
  carbonationVolumes: between(recipeRanges.carbonationVolumes).nullable().describe("Volumes of CO2"),
  notes: prose(recipeLimits.notesLength),
  tags: z.array(line(recipeLimits.tagLength)).max(recipeLimits.tags),
  photoIds: z.array(uuid()).max(maxPhotos),
  visibility: z.enum(["private", "unlisted", "public"]),
  extensions: Extensions,
}

/** A list of a recipe: of ingredients, of steps. */
export const recipeList = <Item extends z.core.$ZodType>(item: Item) =>
  z.array(item).max(recipeLimits.listLength)
