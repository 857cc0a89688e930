import type { MashStep } from "../../brewing/recipe.ts"
import { recipeLimits } from "../../brewing/recipe-limits.ts"
import { recipeRanges } from "../../brewing/recipe-ranges.ts"
import { celsius, litres, minutes } from "../../brewing/units.ts"
import { ownPart, readOwn } from "../record/own-fields.ts"
import { ownMashStep } from "../record/own-recipe-fields.ts"
import type { RecordFields } from "../record/record-fields.ts"
import { asFahrenheit } from "../record/reread.ts"

const KINDS: Readonly<Record<string, MashStep["kind"]>> = {
  Infusion: "infusion",
  Temperature: "temperature",
  Decoction: "decoction",
}

/** A MASH_STEP: temperature in °C, time in minutes, infusion in litres. A step without a name (Kleiner Brauhelfer) gets its number. */
export const readMashStep = (fields: RecordFields, position: number): MashStep => {
  const infusion = fields.number("INFUSE_AMOUNT", {
    dimension: "volume",
    ...recipeRanges.infusionLitres,
    assumed: null,
  })
  return {
    name: readName(fields, position),
    kind: fields.choice("TYPE", KINDS, "Infusion") ?? "infusion",
    temperatureCelsius: celsius(
      fields.number("STEP_TEMP", {
        dimension: "celsius",
        min: 0,
        max: fields.asDefined ? recipeRanges.mashCelsius.max : 100,
        assumed: "refused",
        required: true,
        reread: asFahrenheit,
      }) ?? 0,
    ),
    minutes: minutes(
      fields.number("STEP_TIME", {
        dimension: "minutes",
        ...recipeRanges.mashMinutes,
        assumed: 0,
        required: true,
      }) ?? 0,
    ),
    infusionLitres: infusion ? litres(infusion) : null,
    ...readOwn(ownPart(fields.element), ownMashStep),
  }
}

/** A step of ours may have no name. */
const readName = (fields: RecordFields, position: number): string =>
  fields.asDefined ? fields.text("NAME", recipeLimits.nameLength) : fields.name(`Step ${position}`)
