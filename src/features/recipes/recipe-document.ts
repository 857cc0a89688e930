import { z } from "zod"
import type { Recipe } from "../../brewing/recipe.ts"
import { recipeLimits } from "../../brewing/recipe-limits.ts"
import { alphaPercentRange, type Range, recipeRanges } from "../../brewing/recipe-ranges.ts"
import type {
  Celsius,
  Ebc,
  Grams,
  Kilograms,
  Litres,
  Minutes,
  Percent,
  VolumesOfCo2,
} from "../../brewing/units.ts"
import { isPlainText } from "../../shared/plain-text.ts"

/** A recipe as we keep it: what is brewed, and what the application adds. */
export type RecipeDocument = Recipe & {
  readonly styleId: string | null
  readonly photoIds: readonly string[]
  readonly visibility: Visibility
}
export type Visibility = "private" | "unlisted" | "public"

/** Goes up when documents of the version before can no longer be read as they are. */
export const documentVersion = 1

const figure = <U extends number = number>({ min, max }: Range) =>
  z.custom<U>((value) => typeof value === "number" && value >= min && value <= max, {
    params: { code: "out_of_range", min, max },
  })
const text = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine(isPlainText, { params: { code: "unprintable_character" } })
const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(recipeLimits.listLength).readonly()

const ranges = recipeRanges
const name = text(recipeLimits.nameLength).min(1)
const stepName = text(recipeLimits.nameLength)

const Fermentable = z.object({
  name,
  kind: z.enum(["grain", "extract", "sugar", "adjunct", "fruit", "other"]),
  amountKilograms: figure<Kilograms>(ranges.amountKilograms),
  yieldPercent: figure<Percent>(ranges.yieldPercent),
  colorEbc: figure<Ebc>(ranges.colorEbc),
  use: z.enum(["mash", "steep", "boil", "fermenter"]),
  afterBoil: z.boolean(),
})

const hopForms = ["pellet", "leaf", "plug", "extract", "cryo"] as const
const Hop = z
  .object({
    name,
    amountGrams: figure<Grams>(ranges.hopGrams),
    alphaPercent: figure<Percent>(alphaPercentRange("extract")),
    form: z.enum(hopForms),
    use: z.enum(["mash", "first_wort", "boil", "whirlpool", "dry_hop"]),
    minutes: figure<Minutes>(ranges.minutes),
    temperatureCelsius: figure<Celsius>(ranges.hopCelsius).nullable(),
    day: figure(ranges.day).nullable(),
  })
  .check(({ value: { form, alphaPercent }, issues }) => {
    const range = alphaPercentRange(form)
    if (alphaPercent <= range.max) return
    const params = { code: "out_of_range", ...range }
    issues.push({ code: "custom", path: ["alphaPercent"], input: alphaPercent, params })
  })

const Culture = z.object({
  name,
  kind: z.enum(["ale", "lager", "wheat", "wine", "champagne", "wild", "bacteria", "other"]),
  form: z.enum(["liquid", "dry", "slant", "culture"]),
  attenuationPercent: figure<Percent>(ranges.attenuationPercent).nullable(),
  amount: figure(ranges.amount),
  unit: z.enum(["g", "ml", "package"]),
  minCelsius: figure<Celsius>(ranges.fermentationCelsius).nullable(),
  maxCelsius: figure<Celsius>(ranges.fermentationCelsius).nullable(),
  flocculation: z.enum(["low", "medium", "high", "very_high"]).nullable(),
})

const Misc = z.object({
  name,
  kind: z.enum(["spice", "fining", "water_agent", "herb", "flavor", "fruit", "other"]),
  use: z.enum(["mash", "boil", "primary", "secondary", "packaging"]),
  amount: figure(ranges.amount),
  unit: z.enum(["g", "ml", "item"]),
  minutes: figure<Minutes>(ranges.minutes),
})

const ppm = figure(ranges.ppm)
const WaterProfile = z.object({
  name,
  calciumPpm: ppm,
  magnesiumPpm: ppm,
  sodiumPpm: ppm,
  chloridePpm: ppm,
  sulfatePpm: ppm,
  bicarbonatePpm: ppm,
  ph: figure(ranges.ph).nullable(),
})

const WaterAddition = z.object({
  name,
  amountGrams: figure<Grams>(ranges.waterAdditionGrams),
  use: z.enum(["mash", "sparge", "boil"]),
})

const MashStep = z.object({
  name: stepName,
  kind: z.enum(["infusion", "temperature", "decoction"]),
  temperatureCelsius: figure<Celsius>(ranges.mashCelsius),
  minutes: figure<Minutes>(ranges.mashMinutes),
  infusionLitres: figure<Litres>(ranges.infusionLitres).nullable(),
})

const FermentationStep = z.object({
  name: stepName,
  temperatureCelsius: figure<Celsius>(ranges.fermentationCelsius),
  days: figure(ranges.days),
  rampDays: figure(ranges.days).nullable(),
})

const Settings = z.object({
  ibuMethod: z.enum(["tinseth", "rager", "garetz", "mibu"]),
  colorMethod: z.enum(["morey", "daniels", "mosher"]),
  averageBoilGravity: z.boolean(),
  pelletFactor: figure(ranges.hopFactor),
  firstWortFactor: figure(ranges.hopFactor),
})

/**
 * What a row may hold as a recipe. The API holds its callers to the same ranges with kinder words; this is the net
 * for what comes from files, and for defects. Fields that a newer release added are dropped.
 */
export const RecipeDocumentSchema: z.ZodType<RecipeDocument> = z.object({
  name,
  type: z.enum(["all_grain", "partial_mash", "extract"]),
  batchVolumeLitres: figure<Litres>(ranges.batchVolumeLitres),
  boilVolumeLitres: figure<Litres>(ranges.boilVolumeLitres).nullable(),
  boilMinutes: figure<Minutes>(ranges.boilMinutes),
  efficiencyPercent: figure<Percent>(ranges.efficiencyPercent),
  fermentables: list(Fermentable),
  hops: list(Hop),
  cultures: list(Culture),
  miscs: list(Misc),
  waterProfile: WaterProfile.nullable(),
  waterAdditions: list(WaterAddition),
  mash: z.object({ steps: list(MashStep) }),
  fermentation: z.object({ steps: list(FermentationStep) }),
  carbonationVolumes: figure<VolumesOfCo2>(ranges.carbonationVolumes).nullable(),
  notes: text(recipeLimits.notesLength),
  tags: z.array(text(recipeLimits.tagLength)).max(recipeLimits.tags).readonly(),
  settings: Settings,
  extensions: z.record(text(recipeLimits.extensionNameLength), text(recipeLimits.extensionLength)).readonly(),
  styleId: text(60).nullable(),
  photoIds: z.array(z.uuid()).readonly(),
  visibility: z.enum(["private", "unlisted", "public"]),
})

/** A document from outside the program's types, a column of jsonb for one. A wrong one is a defect: it throws. */
export const readRecipeDocument = (stored: unknown): RecipeDocument => RecipeDocumentSchema.parse(stored)
