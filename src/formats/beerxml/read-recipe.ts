import type { Recipe } from "../../brewing/recipe.ts"
import { recipeLimits } from "../../brewing/recipe-limits.ts"
import { MAX_ISSUES_PER_RECIPE } from "../file-reading.ts"
import { issueList } from "../issue-list.ts"
import type { RecipeRecord } from "../recipe-record.ts"
import { checkStandardFields } from "./check-standard-fields.ts"
import { labelOf } from "../record/label.ts"
import { fieldProblems } from "../record/field-issues.ts"
import {
  readBatchVolume,
  readBoilMinutes,
  readBoilVolume,
  readCarbonation,
  readEfficiency,
  readType,
} from "./read-brew-size.ts"
import { readCulture } from "./read-culture.ts"
import { readExtensions } from "../record/read-extensions.ts"
import { readFermentable } from "./read-fermentable.ts"
import { readFermentation } from "./read-fermentation.ts"
import { readHop } from "./read-hop.ts"
import { readMashStep } from "./read-mash-step.ts"
import { readMisc, readWaterAddition, waterAdditionOf } from "./read-misc.ts"
import { readStatedFigures } from "./read-stated-figures.ts"
import { readStyle } from "./read-style.ts"
import { readWater } from "./read-water.ts"
import { ownPart, readOwn } from "../record/own-fields.ts"
import { ownRecipe, readOwnFermentation, readOwnSettings, readOwnTags } from "../record/own-recipe-fields.ts"
import { methodNamed, statedSettings } from "../record/stated-settings.ts"
import { type RecordFields, recordFields, type Temperatures } from "../record/record-fields.ts"
import { childOf, childrenOf, type FileElement } from "../record/file-element.ts"

/**
 * A RECIPE of BeerXML 1.0: our recipe, the figures and the style that it states, and what was odd about it. A program
 * writes all its temperatures in one unit: where one can only be Fahrenheit, the others are read so, too, as far as that
 * makes sense, each with a warning.
 */
export const readRecipe = (
  element: FileElement,
  position: number,
  maxIssues = MAX_ISSUES_PER_RECIPE,
): RecipeRecord => {
  const ours = ownPart(element) !== undefined
  const celsius: Temperatures = { inFahrenheit: false, fahrenheitFound: false, asDefined: ours }
  const record = readIn(celsius, element, position, maxIssues)
  if (!celsius.fahrenheitFound) return record
  return readIn({ inFahrenheit: true, fahrenheitFound: true }, element, position, maxIssues)
}

const readIn = (
  temperatures: Temperatures,
  element: FileElement,
  position: number,
  maxIssues: number,
): RecipeRecord => {
  const read = new Set<FileElement>()
  const label = recordLabel("recipe", position, element)
  const { report, hasError, issues } = issueList(label, maxIssues)
  const fieldsOf = (child: FileElement, record: string): RecordFields =>
    recordFields(child, record, report, read, temperatures)
  const fields = fieldsOf(element, label)

  const check = (child: FileElement | undefined, record: string) => {
    if (child) checkStandardFields(child, record, report, read)
  }

  const each = <T>(
    list: FileElement | undefined,
    kind: string,
    readOne: (one: RecordFields, place: number) => T,
    isWanted: (one: FileElement) => boolean = () => true,
  ): readonly T[] => {
    const found = childrenOf(list, kind).filter(isWanted)
    if (list && found.length > recipeLimits.listLength) {
      fields.warn(list.name, fieldProblems.tooMany(list.name, found.length, recipeLimits.listLength), "error")
      return []
    }
    return found.map((child, index) => {
      const record = `${label}, ${recordLabel(kind.toLowerCase().replace("_", " "), index + 1, child)}`
      const value = readOne(fieldsOf(child, record), index + 1)
      check(child, record)
      return value
    })
  }
  const own = ownPart(element)
  const miscs = childOf(element, "MISCS")
  const isSalt = (misc: FileElement) => waterAdditionOf(misc) !== null
  const mash = childOf(element, "MASH")
  const type = readType(fields, mash)
  const boilMinutes = readBoilMinutes(fields)
  const waters = childOf(element, "WATERS")
  const waterProfiles = each(waters, "WATER", readWater)
  const stated = readStatedFigures(fields)
  const batchVolumeLitres = readBatchVolume(fields)
  const known = {
    name: fields.name(`Recipe ${position}`),
    type,
    batchVolumeLitres,
    boilVolumeLitres: readBoilVolume(fields),
    boilMinutes,
    efficiencyPercent: readEfficiency(fields, type),
    fermentables: each(childOf(element, "FERMENTABLES"), "FERMENTABLE", (one) => readFermentable(one, type)),
    hops: each(childOf(element, "HOPS"), "HOP", (one) => readHop(one, boilMinutes)),
    cultures: each(childOf(element, "YEASTS"), "YEAST", readCulture),
    miscs: each(
      miscs,
      "MISC",
      (one) => readMisc(one, batchVolumeLitres),
      (misc) => !isSalt(misc),
    ),
    // Kleiner Brauhelfer writes its one water right into WATERS.
    waterProfile: waterProfiles[0] ?? (waters ? readWater(fieldsOf(waters, `${label}, water`)) : null),
    waterAdditions: each(miscs, "MISC", readWaterAddition, isSalt),
    mash: { steps: each(childOf(mash, "MASH_STEPS"), "MASH_STEP", readMashStep) },
    fermentation: { steps: readSteps(fields, own) },
    carbonationVolumes: readCarbonation(fields),
    notes: fields.text("NOTES", recipeLimits.notesLength),
    tags: readOwnTags(own),
    settings: readOwnSettings(own, statedSettings(stated)),
    ...readOwn(own, ownRecipe),
  } satisfies Omit<Recipe, "extensions">
  reportMethod(fields, stated.ibuMethod)
  check(element, label)
  for (const kind of ["MASH", "STYLE", "EQUIPMENT"])
    check(childOf(element, kind), `${label}, ${kind.toLowerCase()}`)
  const refused = hasError()
  const { extensions, dropped } = readExtensions(element, read)
  if (dropped > 0 && !refused) fields.warn("", fieldProblems.extensionsDropped(dropped))
  return {
    record: position,
    name: known.name,
    recipe: refused ? null : { ...known, extensions },
    style: readStyle(childOf(element, "STYLE")),
    stated,
    issues: issues(),
  }
}

/** The stages of the standard, unless a file of ours has more to say than they can. */
const readSteps = (fields: RecordFields, own: FileElement | undefined) => {
  const stages = readFermentation(fields)
  return readOwnFermentation(own) ?? stages
}

/** "recipe 2 'Dry Stout'" */
export const recordLabel = (kind: string, position: number, element: FileElement): string =>
  labelOf(kind, position, childOf(element, "NAME")?.text ?? "")

const reportMethod = (fields: RecordFields, method: string | null): void => {
  if (method === null || methodNamed(method) !== null) return
  fields.warn(
    "IBU_METHOD",
    {
      code: "other_bitterness_method",
      message: {
        en: `The file reckons its bitterness by ${method}, which we don't have: ours is Tinseth's, so the two differ.`,
        fr: `Le fichier calcule l'amertume selon ${method}, que nous n'avons pas ; nous selon Tinseth : les deux diffèrent.`,
      },
    },
    "info",
  )
}
