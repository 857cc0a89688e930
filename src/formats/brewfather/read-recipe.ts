import { srmToEbc } from "../../brewing/colour.ts"
import type { FermentationStep, MashStep, Recipe, RecipeType } from "../../brewing/recipe.ts"
import { recipeLimits } from "../../brewing/recipe-limits.ts"
import { recipeRanges as ranges } from "../../brewing/recipe-ranges.ts"
import {
  celsius,
  ebc,
  ibu,
  litres,
  minutes,
  percent,
  specificGravity,
  srm,
  volumesOfCo2,
  within,
} from "../../brewing/units.ts"
import { cleanText } from "../clean-text.ts"
import { issueList } from "../issue-list.ts"
import type { RecipeRecord, StatedFigures, StatedStyle } from "../recipe-record.ts"
import { fieldProblems } from "../record/field-issues.ts"
import { childOf, childrenOf, elementAt, type FileElement } from "../record/file-element.ts"
import { labelOf } from "../record/label.ts"
import { readExtensions } from "../record/read-extensions.ts"
import { type Dialect, type RecordFields, recordFields } from "../record/record-fields.ts"
import { significant } from "../record/significant.ts"
import { readCulture } from "./read-culture.ts"
import { readFermentable } from "./read-fermentable.ts"
import { readHop } from "./read-hop.ts"
import { isSalt, readMisc, readSalt } from "./read-misc.ts"
import { readWater } from "./read-water.ts"
import { statedSettings } from "../record/stated-settings.ts"

const dialect: Dialect = { nameField: "name", namesUnits: false }

/** What Brewfather works out of the rest, with copies of the ingredients in it. */
const WORKED_OUT = new Set(["data", "nutrition"])

/** A recipe as Brewfather exports it: our recipe, the figures and the style that it states, and what was odd about it. */
export const readBrewfatherRecipe = (
  element: FileElement,
  position: number,
  maxIssues: number,
): RecipeRecord => {
  const read = new Set<FileElement>()
  const label = labelOf("recipe", position, childOf(element, "name")?.text ?? "")
  const { report, hasError, issues } = issueList(label, maxIssues)
  const fieldsOf = (child: FileElement, record: string): RecordFields =>
    recordFields(child, record, report, read, undefined, dialect)
  const fields = fieldsOf(element, label)
  const each = <T>(
    path: string,
    kind: string,
    readOne: (one: RecordFields) => T,
    isWanted: (one: FileElement) => boolean = () => true,
  ): readonly T[] => {
    const [outer = "", inner] = path.split("/")
    const all = inner === undefined ? childrenOf(element, outer) : childrenOf(childOf(element, outer), inner)
    const wanted = all
      .map((child, index) => ({ child, place: index + 1 }))
      // An empty list is a member without anything in it.
      .filter(({ child }) => (child.children.length > 0 || child.text !== "") && isWanted(child))
    if (wanted.length > recipeLimits.listLength) {
      fields.warn(path, fieldProblems.tooMany(path, wanted.length, recipeLimits.listLength), "error")
      return []
    }
    return wanted.map(({ child, place }) =>
      readOne(fieldsOf(child, `${label}, ${labelOf(kind, place, childOf(child, "name")?.text ?? "")}`)),
    )
  }

  const type = readType(fields)
  const boilMinutes = readBoilMinutes(fields)
  const standCelsius = readStand(element)
  const source = elementAt(element, "water/source")
  const stated = readStated(fields)
  const known = {
    name: fields.name(`Recipe ${position}`),
    type,
    batchVolumeLitres: litres(
      fields.number("batchSize", {
        dimension: "volume",
        ...ranges.batchVolumeLitres,
        assumed: "refused",
        required: true,
      }) ?? 0,
    ),
    boilVolumeLitres: readBoilVolume(fields),
    boilMinutes,
    efficiencyPercent: readEfficiency(fields),
    fermentables: each("fermentables", "fermentable", (one) => readFermentable(one, type)),
    hops: each("hops", "hop", (one) => readHop(one, boilMinutes, standCelsius)),
    cultures: each("yeasts", "yeast", readCulture),
    miscs: each("miscs", "misc", readMisc, (misc) => !isSalt(misc)),
    waterProfile: source === undefined ? null : readWater(fieldsOf(source, `${label}, water`)),
    waterAdditions: each("miscs", "misc", readSalt, isSalt),
    mash: { steps: each("mash/steps", "mash step", readMashStep) },
    fermentation: { steps: each("fermentation/steps", "fermentation step", readFermentationStep) },
    carbonationVolumes: readCarbonation(fields),
    notes: fields.text("notes", recipeLimits.notesLength),
    tags: readTags(element, read),
    settings: statedSettings(stated),
  } satisfies Omit<Recipe, "extensions">
  const kept = { ...element, children: element.children.filter(({ name }) => !WORKED_OUT.has(name)) }
  const { extensions, dropped } = readExtensions(kept, read)
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

const recipeTypes: Readonly<Record<string, RecipeType>> = {
  "All Grain": "all_grain",
  "Partial Mash": "partial_mash",
  Extract: "extract",
}

const readType = (fields: RecordFields): RecipeType => {
  if (fields.peek("type") === "") fields.warn("type", fieldProblems.missing("type", "All Grain"))
  return fields.choice("type", recipeTypes, "All Grain") ?? "all_grain"
}

const readBoilMinutes = (fields: RecordFields) => {
  const missing = fields.peek("boilTime") === ""
  const rule = { dimension: "minutes", ...ranges.boilMinutes, required: true } as const
  return minutes(fields.number("boilTime", { ...rule, assumed: missing ? 60 : "refused" }) ?? 60)
}

const readBoilVolume = (fields: RecordFields) => {
  const volume = fields.number("boilSize", {
    dimension: "volume",
    min: 0,
    max: ranges.boilVolumeLitres.max,
    assumed: null,
  })
  return volume !== null && volume >= ranges.boilVolumeLitres.min ? litres(volume) : null
}

const ASSUMED_EFFICIENCY = 72
const readEfficiency = (fields: RecordFields) =>
  percent(
    fields.number("efficiency", {
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

/** The temperature of hop stands that say none of their own. */
const readStand = (recipe: FileElement): number | null => {
  const value = Number(elementAt(recipe, "equipment/hopstandTemperature")?.text || Number.NaN)
  return value >= ranges.hopCelsius.min && value <= ranges.hopCelsius.max ? value : null
}

const readTags = (recipe: FileElement, read: Set<FileElement>): readonly string[] =>
  childrenOf(recipe, "tags")
    .filter(({ children }) => children.length === 0)
    .slice(0, recipeLimits.tags)
    .flatMap((tag) => {
      read.add(tag)
      const { text } = cleanText(tag.text, recipeLimits.tagLength)
      return text === "" ? [] : [text]
    })

const stepKinds: Readonly<Record<string, MashStep["kind"]>> = {
  Temperature: "temperature",
  Infusion: "infusion",
  "Strike/Infusion": "infusion",
  Decoction: "decoction",
}

const readMashStep = (fields: RecordFields): MashStep => {
  const infusion = fields.number("infuseAmount", {
    dimension: "volume",
    ...ranges.infusionLitres,
    assumed: null,
  })
  return {
    name: fields.text("name", recipeLimits.nameLength),
    kind: fields.choice("type", stepKinds, "Infusion") ?? "infusion",
    temperatureCelsius: celsius(
      fields.number("stepTemp", {
        dimension: "celsius",
        ...ranges.mashCelsius,
        assumed: "refused",
        required: true,
      }) ?? 0,
    ),
    minutes: minutes(
      fields.number("stepTime", {
        dimension: "minutes",
        ...ranges.mashMinutes,
        assumed: 0,
        required: true,
      }) ?? 0,
    ),
    infusionLitres: infusion === null ? null : litres(infusion),
  }
}

/** A step of the fermentation is called by its name, or by what it is. */
const readFermentationStep = (fields: RecordFields): FermentationStep => ({
  name: fields.text(fields.peek("name") === "" ? "type" : "name", recipeLimits.nameLength),
  temperatureCelsius: celsius(
    fields.number("stepTemp", {
      dimension: "celsius",
      ...ranges.fermentationCelsius,
      assumed: 20,
      required: true,
    }) ?? 20,
  ),
  days: fields.number("stepTime", { dimension: "days", ...ranges.days, assumed: 14, required: true }) ?? 14,
  rampDays: fields.number("ramp", { dimension: "days", ...ranges.days, assumed: null }),
})

const readStated = (fields: RecordFields): StatedFigures => {
  const number = (field: string, max: number): number =>
    fields.number(field, { dimension: "plain", min: 0, max, assumed: null }) ?? Number.NaN
  const color = within(srm, number("color", 1_000))
  return {
    originalGravity: within(specificGravity, number("og", 2)),
    finalGravity: within(specificGravity, number("fg", 2)),
    abvPercent: within(percent, number("abv", 100)),
    ibu: within(ibu, number("ibu", 1_000)),
    ibuMethod: fields.text("ibuFormula", 40) || null,
    colorEbc: color === null ? null : ebc(significant(srmToEbc(color))),
  }
}

const readStyle = (style: FileElement | undefined): StatedStyle | null => {
  const text = (field: string): string =>
    cleanText(childOf(style, field)?.text ?? "", recipeLimits.nameLength).text
  const name = text("name")
  if (name === "") return null
  return {
    name,
    guide: text("styleGuide"),
    category: text("category"),
    categoryNumber: text("categoryNumber"),
    letter: text("styleLetter"),
  }
}
