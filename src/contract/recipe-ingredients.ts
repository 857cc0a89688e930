import * as z from "zod"
import { recipeLimits } from "../brewing/recipe-limits.ts"
import { alphaPercentRange, recipeRanges } from "../brewing/recipe-ranges.ts"
import { between, outOfRange } from "./wire-number.ts"
import { line } from "./wire-text.ts"

/*
 * What goes into a recipe. Each ingredient has two shapes: what a client sends, where most fields have a default, and
 * what it reads, where every field is there.
 */

const name = line(recipeLimits.nameLength)

const fermentable = {
  name,
  kind: z.enum(["grain", "extract", "sugar", "adjunct", "fruit", "other"]),
  amountKg: between(recipeRanges.amountKilograms),
  yieldPercent: between(recipeRanges.yieldPercent).describe(
    "Extract that it can give, percent of its mass, fine grind, as is",
  ),
  colorEbc: between(recipeRanges.colorEbc),
  use: z.enum(["mash", "steep", "boil", "fermenter"]),
  afterBoil: z.boolean().describe("Added after the boil: counts for the batch, not for what the hops see"),
}

export const FermentableWire = z.object(fermentable).meta({ id: "Fermentable" })

export const FermentableBody = z
  .strictObject({
    ...fermentable,
    kind: fermentable.kind.default("grain"),
    yieldPercent: fermentable.yieldPercent.optional(),
    potentialSg: between({ min: 1, max: 1.0462 })
      .optional()
      .describe("In place of yieldPercent: the gravity of a pound in a US gallon, 1.037 for instance"),
    colorEbc: fermentable.colorEbc.default(0),
    use: fermentable.use
      .optional()
      .describe("By default grain and adjuncts are mashed, fruit is fermented, the rest boiled"),
    afterBoil: fermentable.afterBoil.default(false),
  })
  .refine(({ yieldPercent, potentialSg }) => yieldPercent === undefined || potentialSg === undefined, {
    path: ["potentialSg"],
    params: {
      code: "given_twice",
      text: {
        en: "yieldPercent and potentialSg say the same thing: send one of them.",
        fr: "yieldPercent et potentialSg disent la même chose : n'envoyez que l'un des deux.",
      },
    },
  })
  .meta({
    id: "FermentableInput",
    description: "Without yieldPercent and potentialSg the usual yield of its kind is assumed",
  })

const hop = {
  name,
  amountG: between(recipeRanges.hopGrams),
  alphaPercent: between(alphaPercentRange("extract")).describe("At most 30, but for an extract"),
  form: z.enum(["pellet", "leaf", "plug", "extract", "cryo"]),
  use: z.enum(["mash", "first_wort", "boil", "whirlpool", "dry_hop"]),
  minutes: between(recipeRanges.minutes).describe(
    "Before the end of the boil; for a whirlpool its length; 0 for a dry hop",
  ),
  temperatureC: between(recipeRanges.hopCelsius).nullable(),
  day: between(recipeRanges.day, z.int())
    .nullable()
    .describe("Day of the fermentation on which a dry hop goes in"),
}

export const HopWire = z.object(hop).meta({ id: "Hop" })

const hopBody = <Name extends z.ZodType<string>>(hopName: Name) =>
  z
    .strictObject({
      ...hop,
      name: hopName,
      // Its range depends on the form, so it is checked with the hop as a whole.
      alphaPercent: z.number().meta(hop.alphaPercent.meta() ?? {}),
      form: hop.form.default("pellet"),
      use: hop.use.default("boil"),
      minutes: hop.minutes
        .optional()
        .describe(
          "Before the end of the boil; for a whirlpool its length. Needed for both; a hop in the mash or the first wort is there for all of the boil",
        ),
      temperatureC: hop.temperatureC.default(null),
      day: hop.day.default(null),
    })
    .check(({ value: { use, minutes, form, alphaPercent }, issues }) => {
      if (minutes === undefined && (use === "boil" || use === "whirlpool")) {
        issues.push({ code: "custom", path: ["minutes"], input: minutes, params: minutesNeeded })
      }
      const range = alphaPercentRange(form)
      if (alphaPercent < range.min || alphaPercent > range.max) {
        const params = { code: "out_of_range", text: outOfRange(alphaPercent, range) }
        issues.push({ code: "custom", path: ["alphaPercent"], input: alphaPercent, params })
      }
    })

export const HopBody = hopBody(name).meta({ id: "HopInput" })

/** A hop that needs no name, for a calculator. */
export const NamelessHopBody = hopBody(line(recipeLimits.nameLength, { minLength: 0 }).default("")).meta({
  id: "NamelessHopInput",
})

const minutesNeeded = {
  code: "required",
  text: {
    en: "A hop that is boiled or left in a whirlpool needs its minutes.",
    fr: "Un houblon bouilli ou laissé au whirlpool doit avoir sa durée en minutes.",
  },
}

const culture = {
  name,
  kind: z.enum(["ale", "lager", "wheat", "wine", "champagne", "wild", "bacteria", "other"]),
  form: z.enum(["liquid", "dry", "slant", "culture"]),
  attenuationPercent: between(recipeRanges.attenuationPercent).nullable().describe("Apparent attenuation"),
  amount: between(recipeRanges.amount),
  unit: z.enum(["g", "ml", "package"]),
  minC: between(recipeRanges.fermentationCelsius).nullable(),
  maxC: between(recipeRanges.fermentationCelsius).nullable(),
  flocculation: z.enum(["low", "medium", "high", "very_high"]).nullable(),
}

export const CultureWire = z.object(culture).meta({ id: "Culture" })

export const CultureBody = z
  .strictObject({
    ...culture,
    kind: culture.kind.default("ale"),
    form: culture.form.default("dry"),
    attenuationPercent: culture.attenuationPercent.default(null),
    amount: culture.amount.default(1),
    unit: culture.unit.default("package"),
    minC: culture.minC.default(null),
    maxC: culture.maxC.default(null),
    flocculation: culture.flocculation.default(null),
  })
  .meta({ id: "CultureInput" })

const misc = {
  name,
  kind: z.enum(["spice", "fining", "water_agent", "herb", "flavor", "fruit", "other"]),
  use: z.enum(["mash", "boil", "primary", "secondary", "packaging"]),
  amount: between(recipeRanges.amount),
  unit: z.enum(["g", "ml", "item"]),
  minutes: between(recipeRanges.minutes).describe("Before the end of the boil, else for how long"),
}

export const MiscWire = z.object(misc).meta({ id: "Misc" })

export const MiscBody = z
  .strictObject({
    ...misc,
    kind: misc.kind.default("other"),
    use: misc.use.default("boil"),
    unit: misc.unit.default("g"),
    minutes: misc.minutes.default(0),
  })
  .meta({ id: "MiscInput" })
