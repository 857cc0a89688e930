import type { FermentationStep, MashStep, Recipe, RecipeType } from "../../brewing/recipe.ts"
import { recipeLimits } from "../../brewing/recipe-limits.ts"
import { recipeRanges as ranges } from "../../brewing/recipe-ranges.ts"
import { celsius, litres, type Minutes, minutes, percent, volumesOfCo2 } from "../../brewing/units.ts"
import { issueList } from "../issue-list.ts"
import type { FormatIssue } from "../format-issue.ts"
import type { RecipeRecord } from "../recipe-record.ts"
import { fieldProblems } from "../record/field-issues.ts"
import { childOf, childrenOf, elementAt, type FileElement } from "../record/file-element.ts"
import { labelOf } from "../record/label.ts"
import { readExtensions } from "../record/read-extensions.ts"
import { type Dialect, type RecordFields, recordFields } from "../record/record-fields.ts"
import { beerJsonParts, type BeerJsonPart } from "./beerjson-parts.ts"
import { readCulture, readFermentable, readMisc, readSalt, readWater, saltOf } from "./read-additions.ts"
import { type BoilStep, readHop } from "./read-hop.ts"
import { readStatedFigures, readStyle } from "./read-stated.ts"
import { statedSettings } from "../record/stated-settings.ts"

const dialect: Dialect = { nameField: "name", namesUnits: true }

/**
 * A recipe of BeerJSON 1.x: our recipe, the figures and the style that it states, and what was odd about it. Its part in
 * the file has been made of JSON by `jsonElement`.
 * @param violations what the official schema says about it; of one field our own issue is told, which says what was done
 */
export const readBeerJsonRecipe = (
  element: FileElement,
  position: number,
  violations: readonly FormatIssue[],
  maxIssues: number,
): RecipeRecord => {
  const read = new Set<FileElement>()
  const label = beerJsonLabel(element, position)
  const { report, hasError, issues } = issueList(label, maxIssues)
  const own = new Set<string>()
  const fieldsOf = (child: FileElement, record: string): RecordFields =>
    recordFields(
      child,
      record,
      (issue) => {
        own.add(`${issue.record}\n${issue.field}`)
        report(issue)
      },
      read,
      undefined,
      dialect,
    )
  const fields = fieldsOf(element, label)
  const each = <T>(
    part: BeerJsonPart,
    readOne: (one: RecordFields, place: number) => T,
    isWanted: (one: FileElement) => boolean = () => true,
  ): readonly T[] => {
    const found = partsOf(element, part).map((child, index) => ({ child, place: index + 1 }))
    const wanted = found.filter(({ child }) => isWanted(child))
    if (wanted.length > recipeLimits.listLength) {
      const path = beerJsonParts[part]
      fields.warn(path, fieldProblems.tooMany(path, wanted.length, recipeLimits.listLength), "error")
      return []
    }
    return wanted.map(({ child, place }) => {
      const name = childOf(child, "name")?.text ?? ""
      return readOne(fieldsOf(child, `${label}, ${labelOf(part, place, name)}`), place)
    })
  }

  const type =
    fields.choice("type", recipeTypes, "extract") ?? (elementAt(element, "mash") ? "all_grain" : "extract")
  const boilMinutes = readBoilMinutes(fields)
  const boilSteps = readBoilSteps(element, read)
  const isSalt = (misc: FileElement): boolean => saltOf(misc) !== null
  const stated = readStatedFigures(fields)
  const known = {
    name: fields.name(`Recipe ${position}`),
    type,
    batchVolumeLitres: litres(
      fields.number("batch_size", {
        dimension: "volume",
        ...ranges.batchVolumeLitres,
        assumed: "refused",
        required: true,
      }) ?? 0,
    ),
    boilVolumeLitres: readBoilVolume(fields),
    boilMinutes,
    efficiencyPercent: readEfficiency(fields),
    fermentables: each("fermentable", (one) => readFermentable(one, type)),
    hops: each("hop", (one) => readHop(one, boilMinutes, boilSteps)),
    cultures: each("culture", readCulture),
    miscs: each("misc", readMisc, (misc) => !isSalt(misc)),
    // Further waters are kept as they are: a recipe has one.
    waterProfile: each("water", readWater, (water) => water === partsOf(element, "water")[0])[0] ?? null,
    waterAdditions: each("misc", readSalt, isSalt),
    mash: { steps: each("mash step", readMashStep, isRest) },
    fermentation: { steps: each("fermentation step", readFermentationStep) },
    carbonationVolumes: readCarbonation(fields),
    notes: fields.text("notes", recipeLimits.notesLength),
    tags: [],
    settings: statedSettings(stated),
  } satisfies Omit<Recipe, "extensions">
  forgetUsualGrainTemperature(fields)
  for (const violation of violations) {
    if (!own.has(`${violation.record}\n${violation.field}`)) report(violation)
  }
  const { extensions, dropped } = readExtensions(element, read)
  if (dropped > 0 && !hasError()) fields.warn("", fieldProblems.extensionsDropped(dropped))
  return {
    record: position,
    name: known.name,
    recipe: hasError() ? null : { ...known, extensions },
    style: readStyle(childOf(element, "style")),
    stated,
    issues: issues(),
  }
}

/** "recipe 2 'Dry Stout'" */
export const beerJsonLabel = (element: FileElement, position: number): string =>
  labelOf("recipe", position, childOf(element, "name")?.text ?? "")

const recipeTypes: Readonly<Record<string, RecipeType>> = {
  "all grain": "all_grain",
  "partial mash": "partial_mash",
  extract: "extract",
}

const partsOf = (recipe: FileElement, part: BeerJsonPart): readonly FileElement[] => {
  const [outer = "", inner = ""] = beerJsonParts[part].split("/")
  return childrenOf(childOf(recipe, outer), inner)
}

const readBoilMinutes = (fields: RecordFields): Minutes => {
  const missing = fields.peek("boil/boil_time") === ""
  const rule = { dimension: "minutes", ...ranges.boilMinutes, required: true } as const
  return minutes(fields.number("boil/boil_time", { ...rule, assumed: missing ? 60 : "refused" }) ?? 60)
}

const readBoilVolume = (fields: RecordFields) => {
  const volume = fields.number("boil/pre_boil_size", {
    dimension: "volume",
    ...ranges.boilVolumeLitres,
    assumed: null,
  })
  return volume === null ? null : litres(volume)
}

const ASSUMED_EFFICIENCY = 72
const readEfficiency = (fields: RecordFields) =>
  percent(
    fields.number("efficiency/brewhouse", {
      dimension: "percent",
      ...ranges.efficiencyPercent,
      assumed: ASSUMED_EFFICIENCY,
      required: true,
    }) ?? ASSUMED_EFFICIENCY,
  )

const readCarbonation = (fields: RecordFields) => {
  const volumes = fields.number("carbonation", {
    dimension: "plain",
    ...ranges.carbonationVolumes,
    assumed: null,
  })
  return volumes === null ? null : volumesOfCo2(volumes)
}

/**
 * The steps of the boil. One by the name of a whirlpool or a hop stand, or one after the first that is not boiling, is a
 * whirlpool. Steps that say no more than we write ourselves are read with that.
 */
const readBoilSteps = (recipe: FileElement, read: Set<FileElement>): readonly BoilStep[] => {
  const steps = partsOf(recipe, "boil step").map((step, index) => {
    const silent = recordFields(step, "", () => undefined, new Set(), undefined, dialect)
    const rule = { dimension: "celsius", ...ranges.hopCelsius, assumed: null } as const
    const start = silent.number("start_temperature", rule)
    const isWhirlpool =
      /whirl|stand|steep/i.test(silent.peek("name")) || (index > 0 && start !== null && start < 95)
    return { step, isWhirlpool, celsius: start === null ? null : celsius(start) }
  })
  if (steps.some(({ isWhirlpool }) => isWhirlpool)) {
    for (const { step } of steps) if (isPlain(step)) for (const field of step.children) read.add(field)
  }
  return steps
}

const isPlain = (step: FileElement): boolean => {
  const said = step.children
    .map(({ name }) => name)
    .toSorted()
    .join()
  const name = childOf(step, "name")?.text
  return (
    (name === "Boil" && said === "name") || (name === "Whirlpool" && /^name(,start_temperature)?$/.test(said))
  )
}

const stepKinds: Readonly<Record<string, MashStep["kind"]>> = {
  infusion: "infusion",
  temperature: "temperature",
  decoction: "decoction",
  "souring mash": "temperature",
  "souring wort": "temperature",
}

/** Sparging and draining are no rests of the mash; they are kept beside the recipe. */
const isRest = (step: FileElement): boolean => !/^(?:sparge|drain)/i.test(childOf(step, "type")?.text ?? "")

const readMashStep = (fields: RecordFields): MashStep => {
  const infusion = fields.number("amount", { dimension: "volume", ...ranges.infusionLitres, assumed: null })
  return {
    name: fields.text("name", recipeLimits.nameLength),
    kind: fields.choice("type", stepKinds, "infusion") ?? "infusion",
    temperatureCelsius: celsius(
      fields.number("step_temperature", {
        dimension: "celsius",
        ...ranges.mashCelsius,
        assumed: "refused",
        required: true,
      }) ?? 0,
    ),
    minutes: minutes(
      fields.number("step_time", {
        dimension: "minutes",
        ...ranges.mashMinutes,
        assumed: 0,
        required: true,
      }) ?? 0,
    ),
    infusionLitres: infusion === null ? null : litres(infusion),
  }
}

const ASSUMED_CELSIUS = 20
const ASSUMED_DAYS = 14
const readFermentationStep = (fields: RecordFields): FermentationStep => ({
  name: fields.text("name", recipeLimits.nameLength),
  temperatureCelsius: celsius(
    fields.number("start_temperature", {
      dimension: "celsius",
      ...ranges.fermentationCelsius,
      assumed: ASSUMED_CELSIUS,
      required: true,
    }) ?? ASSUMED_CELSIUS,
  ),
  days:
    fields.number("step_time", {
      dimension: "days",
      ...ranges.days,
      assumed: ASSUMED_DAYS,
      required: true,
    }) ?? ASSUMED_DAYS,
  rampDays: null,
})

/** BeerJSON wants a temperature of the grain; 20 °C are what everybody assumes, and what we write. */
const forgetUsualGrainTemperature = (fields: RecordFields): void => {
  if (fields.peek("mash/grain_temperature") === "20 C") fields.text("mash/grain_temperature", 40)
}
