import { defaultSettings } from "../../brewing/default-settings.ts"
import type { Recipe } from "../../brewing/recipe.ts"
import { recipeLimits } from "../../brewing/recipe-limits.ts"
import { issueList } from "../issue-list.ts"
import type { RecipeRecord } from "../recipe-record.ts"
import { cleanText } from "../clean-text.ts"
import { checkStandardFields } from "./check-standard-fields.ts"
import { fieldProblems } from "./field-issues.ts"
import {
  readBatchVolume,
  readBoilMinutes,
  readBoilVolume,
  readCarbonation,
  readEfficiency,
  readType,
} from "./read-brew-size.ts"
import { readCulture } from "./read-culture.ts"
import { readExtensions } from "./read-extensions.ts"
import { readFermentable } from "./read-fermentable.ts"
import { readFermentation } from "./read-fermentation.ts"
import { readHop } from "./read-hop.ts"
import { readMashStep } from "./read-mash-step.ts"
import { readMisc } from "./read-misc.ts"
import { readStatedFigures } from "./read-stated-figures.ts"
import { readStyle } from "./read-style.ts"
import { readWater } from "./read-water.ts"
import { type RecordFields, recordFields, type Temperatures } from "./record-fields.ts"
import { childOf, childrenOf, type XmlElement } from "./xml-element.ts"

/** More than somebody reads. */
export const MAX_ISSUES_PER_RECIPE = 200

/**
 * A RECIPE of BeerXML 1.0: our recipe, the figures and the style that it states, and what was odd about it. A program
 * writes all its temperatures in one unit: where one can only be Fahrenheit, the others are read so, too, as far as that
 * makes sense, each with a warning.
 */
export const readRecipe = (
  element: XmlElement,
  position: number,
  maxIssues = MAX_ISSUES_PER_RECIPE,
): RecipeRecord => {
  const asDefined: Temperatures = { inFahrenheit: false, fahrenheitFound: false }
  const record = readIn(asDefined, element, position, maxIssues)
  if (!asDefined.fahrenheitFound) return record
  return readIn({ inFahrenheit: true, fahrenheitFound: true }, element, position, maxIssues)
}

const readIn = (
  temperatures: Temperatures,
  element: XmlElement,
  position: number,
  maxIssues: number,
): RecipeRecord => {
  const read = new Set<XmlElement>()
  const label = recordLabel("recipe", position, element)
  const { report, hasError, issues } = issueList(label, maxIssues)
  const fieldsOf = (child: XmlElement, record: string): RecordFields =>
    recordFields(child, record, report, read, temperatures)
  const fields = fieldsOf(element, label)

  const check = (child: XmlElement | undefined, record: string) => {
    if (child) checkStandardFields(child, record, report, read)
  }

  const each = <T>(
    list: XmlElement | undefined,
    kind: string,
    readOne: (one: RecordFields, place: number) => T,
  ): readonly T[] => {
    const found = childrenOf(list, kind)
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
    miscs: each(childOf(element, "MISCS"), "MISC", (one) => readMisc(one, batchVolumeLitres)),
    // Kleiner Brauhelfer writes its one water right into WATERS.
    waterProfile: waterProfiles[0] ?? (waters ? readWater(fieldsOf(waters, `${label}, water`)) : null),
    waterAdditions: [],
    mash: { steps: each(childOf(mash, "MASH_STEPS"), "MASH_STEP", readMashStep) },
    fermentation: { steps: readFermentation(fields) },
    carbonationVolumes: readCarbonation(fields),
    notes: fields.text("NOTES", recipeLimits.notesLength),
    tags: [],
    settings: defaultSettings,
  } satisfies Omit<Recipe, "extensions">
  reportMethod(fields, stated.ibuMethod)
  check(element, label)
  for (const kind of ["MASH", "STYLE", "EQUIPMENT"])
    check(childOf(element, kind), `${label}, ${kind.toLowerCase()}`)
  const refused = hasError()
  const { extensions, dropped } = readExtensions(element, read)
  if (dropped > 0 && !refused) fields.warn("", tooMuch(dropped))
  return {
    record: position,
    name: known.name,
    recipe: refused ? null : { ...known, extensions },
    style: readStyle(childOf(element, "STYLE")),
    stated,
    issues: issues(),
  }
}

/** "recipe 2 'Dry Stout'" */
export const recordLabel = (kind: string, position: number, element: XmlElement): string => {
  const name = cleanText(childOf(element, "NAME")?.text ?? "", 60).text.replace(/\s+/g, " ")
  return name === "" ? `${kind} ${position}` : `${kind} ${position} '${name}'`
}

const reportMethod = (fields: RecordFields, method: string | null): void => {
  if (method === null || /^tinseth$/i.test(method)) return
  fields.warn(
    "IBU_METHOD",
    {
      code: "other_bitterness_method",
      message: {
        en: `The file reckons its bitterness by ${method}; ours is Tinseth's, so the two differ.`,
        fr: `Le fichier calcule l'amertume selon ${method} ; nous selon Tinseth : les deux diffèrent.`,
      },
    },
    "info",
  )
}

const tooMuch = (dropped: number) => ({
  code: "extensions_dropped",
  message: {
    en: `${dropped} fields beyond ours were too long or too many; they were left out or cut.`,
    fr: `${dropped} champs hors des nôtres étaient trop longs ou trop nombreux ; ils ont été omis ou coupés.`,
  },
})
