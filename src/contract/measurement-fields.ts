import * as z from "zod"
import { measurementRanges as ranges } from "../brewing/measurement-ranges.ts"
import type { MeasurementKind } from "../features/brew-log/index.ts"
import { wortCorrectionRange } from "./calculators/wort-correction-range.ts"
import { between } from "./wire-number.ts"

/** A gravity as a hydrometer shows it. A number that can only be degrees is told where degrees belong. */
const gravity = between(
  ranges.gravity,
  z.number().check((context) => {
    const { value } = context
    if (value <= ranges.gravity.max || value > ranges.brix.max) return
    context.issues.push({
      code: "custom",
      input: value,
      params: { code: "out_of_range", text: degrees(value) },
    })
  }),
)
const degrees = (value: number) => ({
  en: `A specific gravity is a number like 1.048, got ${value}. Degrees of a refractometer go into brix.`,
  fr: `Une densité s'écrit comme 1.048, reçu ${value}. Les degrés d'un réfractomètre vont dans brix.`,
})

/** What can be stated of a measurement; which of it belongs to a kind is for `checkFields`. */
export const statedFields = {
  gravity: gravity.describe("Kind `gravity`: as read on a hydrometer"),
  brix: between(ranges.brix).describe("Kind `gravity`: as read on a refractometer, °Bx"),
  temperatureC: between(ranges.temperatureCelsius).describe(
    "Kind `temperature`: what was measured. Of the others, of the sample, 0 to 100: a gravity is corrected for it, a " +
      "volume to 20 °C; left out, the sample was as cold as it should be",
  ),
  calibrationC: between(ranges.liquidCelsius).describe(
    "What the hydrometer is made for; it stands on its paper: 20 °C (by default) or 15.6 °C (60 °F)",
  ),
  wortCorrectionFactor: between(wortCorrectionRange).describe(
    "What the refractometer shows too much of in wort: 1.04 by default",
  ),
  originalBrix: between(ranges.brix).describe(
    "What the refractometer showed before fermentation, when it is read in beer; by default it is taken from the " +
      "measurements of the batch",
  ),
  ph: between(ranges.ph).describe("Kind `ph`: of a sample at room temperature"),
  volumeL: between(ranges.volumeLitres).describe("Kind `volume`"),
  pressureKpa: between(ranges.pressureKilopascals).describe("Kind `pressure`: above the air's"),
}
export type StatedField = keyof typeof statedFields
export type StatedFields = { readonly [Field in StatedField]?: number | undefined }

type Fields = { readonly oneOf: readonly StatedField[]; readonly besides: readonly StatedField[] }

const fieldsOf: Readonly<Record<MeasurementKind, Fields>> = {
  gravity: {
    oneOf: ["gravity", "brix"],
    besides: ["temperatureC", "calibrationC", "wortCorrectionFactor", "originalBrix"],
  },
  temperature: { oneOf: ["temperatureC"], besides: [] },
  ph: { oneOf: ["ph"], besides: ["temperatureC"] },
  volume: { oneOf: ["volumeL"], besides: ["temperatureC"] },
  pressure: { oneOf: ["pressureKpa"], besides: [] },
}

/** What goes with only one of the two instruments that a gravity is read with. */
const withInstrument: Readonly<Partial<Record<StatedField, "gravity" | "brix">>> = {
  temperatureC: "gravity",
  calibrationC: "gravity",
  wortCorrectionFactor: "brix",
  originalBrix: "brix",
}

/** Refuses what is missing of a kind, and what belongs to another kind or instrument. */
export const checkFields = ({
  value,
  issues,
}: z.core.ParsePayload<StatedFields & { readonly kind: MeasurementKind }>): void => {
  const refuse = (path: StatedField, code: string, text: { en: string; fr: string }): void => {
    issues.push({ code: "custom", path: [path], input: value[path], params: { code, text } })
  }
  const { oneOf, besides } = fieldsOf[value.kind]
  const [first, second] = oneOf.filter((field) => value[field] !== undefined)
  const list = oneOf.join(", ")
  if (first === undefined) refuse(oneOf[0] ?? "gravity", "required", missing(value.kind, list))
  if (second !== undefined) refuse(second, "given_twice", oneInstrument)
  for (const field of Object.keys(statedFields) as StatedField[]) {
    if (value[field] === undefined || oneOf.includes(field)) continue
    const partner = value.kind === "gravity" ? withInstrument[field] : undefined
    if (!besides.includes(field)) refuse(field, "not_of_this_kind", foreign(value.kind))
    else if (partner !== undefined && first !== undefined && value[partner] === undefined)
      refuse(field, "not_of_this_kind", goesWith(partner))
  }
  const sample = value.kind === "temperature" ? undefined : value.temperatureC
  if (sample !== undefined && (sample < ranges.liquidCelsius.min || sample > ranges.liquidCelsius.max))
    refuse("temperatureC", "out_of_range", frozen(sample))
}

const missing = (kind: MeasurementKind, list: string) => ({
  en: `A measurement of kind ${kind} needs ${list.replace(", ", " or ")}.`,
  fr: `Une mesure de type ${kind} demande ${list.replace(", ", " ou ")}.`,
})
const oneInstrument = {
  en: "Send what one instrument showed: gravity of a hydrometer, or brix of a refractometer. Two readings are two measurements.",
  fr: "Envoyez ce qu'un seul instrument a montré : gravity d'un densimètre ou brix d'un réfractomètre. Deux lectures font deux mesures.",
}
const foreign = (kind: MeasurementKind) => ({
  en: `A measurement of kind ${kind} has no such figure.`,
  fr: `Une mesure de type ${kind} ne comporte pas cette valeur.`,
})
const goesWith = (partner: "gravity" | "brix") => ({
  en: `It goes with ${partner} only.`,
  fr: `Cette valeur ne va qu'avec ${partner}.`,
})
const frozen = (value: number) => ({
  en: `The sample must be between 0 and 100 °C, got ${value}.`,
  fr: `L'échantillon doit être entre 0 et 100 °C, reçu ${value}.`,
})
