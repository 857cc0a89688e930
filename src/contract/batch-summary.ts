import * as z from "zod"
import {
  type BatchSummaryReport,
  type SummaryFigure,
  summaryReasons,
  summaryRemarks,
} from "../features/brew-log/index.ts"
import type { Locale } from "../shared/actor.ts"
import { roundTo } from "./calculators/round-to.ts"
import { reasonTexts, remarkTexts, summaryMethods } from "./batch-summary-texts.ts"

const ComparedWire = z
  .object({
    estimate: z.number().nullable().describe("What the recipe promised, in the batch's equipment"),
    measured: z.number().nullable().describe("null when something that it takes was not measured"),
    difference: z.number().nullable().describe("Measured less estimated"),
    method: z.string().describe("How what is measured is worked out; stable, snake_case"),
    source: z.string(),
    from: z.array(z.uuid()).describe("The measurements that it rests on"),
    missing: z
      .object({ code: z.enum(summaryReasons), message: z.string() })
      .nullable()
      .describe("Why it could not be worked out"),
    remarks: z.array(z.object({ code: z.enum(summaryRemarks), message: z.string() })),
  })
  .meta({ id: "ComparedFigure" })

/** The digits that each figure can tell. */
const digitsOf: Readonly<Record<SummaryFigure, number>> = {
  preBoilGravity: 4,
  originalGravity: 4,
  finalGravity: 4,
  apparentAttenuationPercent: 1,
  realAttenuationPercent: 1,
  abvPercent: 2,
  preBoilVolumeLitres: 2,
  postBoilVolumeLitres: 2,
  fermenterVolumeLitres: 2,
  packagedVolumeLitres: 2,
  boilOffLitresPerHour: 2,
  mashEfficiencyPercent: 1,
  brewhouseEfficiencyPercent: 1,
}

export const BatchReportWire = z
  .object({
    volumeL: z.number().describe("How much the batch is now"),
    volumeFrom: z.enum(["measured", "split", "recipe"]),
    preBoilGravity: ComparedWire,
    originalGravity: ComparedWire,
    finalGravity: ComparedWire,
    apparentAttenuationPercent: ComparedWire,
    realAttenuationPercent: ComparedWire,
    abvPercent: ComparedWire,
    preBoilVolumeL: ComparedWire.describe("Hot, as kettles are marked"),
    postBoilVolumeL: ComparedWire.describe("Hot, as kettles are marked"),
    fermenterVolumeL: ComparedWire,
    packagedVolumeL: ComparedWire,
    boilOffLPerHour: ComparedWire,
    mashEfficiencyPercent: ComparedWire.describe("Conversion and lautering in one: into the kettle"),
    brewhouseEfficiencyPercent: ComparedWire.describe("Into the fermenter"),
  })
  .meta({ id: "BatchReport" })
export type BatchReportWire = z.output<typeof BatchReportWire>

export const toBatchReportWire = (
  { volume, estimated, measured }: BatchSummaryReport,
  locale: Locale,
): BatchReportWire => {
  const compared = (figure: SummaryFigure): z.output<typeof ComparedWire> => {
    const digits = digitsOf[figure]
    const estimate = roundTo(digits, estimated[figure])
    const { value, reason, remarks, from } = measured[figure]
    const rounded = roundTo(digits, value)
    return {
      estimate,
      measured: rounded,
      difference: estimate === null || rounded === null ? null : roundTo(digits, rounded - estimate),
      ...summaryMethods[figure],
      from: [...from],
      missing: reason && { code: reason, message: reasonTexts[reason][locale] },
      remarks: remarks.map((code) => ({ code, message: remarkTexts[code][locale] })),
    }
  }
  return {
    volumeL: roundTo(2, volume.litres),
    volumeFrom: volume.source,
    preBoilGravity: compared("preBoilGravity"),
    originalGravity: compared("originalGravity"),
    finalGravity: compared("finalGravity"),
    apparentAttenuationPercent: compared("apparentAttenuationPercent"),
    realAttenuationPercent: compared("realAttenuationPercent"),
    abvPercent: compared("abvPercent"),
    preBoilVolumeL: compared("preBoilVolumeLitres"),
    postBoilVolumeL: compared("postBoilVolumeLitres"),
    fermenterVolumeL: compared("fermenterVolumeLitres"),
    packagedVolumeL: compared("packagedVolumeLitres"),
    boilOffLPerHour: compared("boilOffLitresPerHour"),
    mashEfficiencyPercent: compared("mashEfficiencyPercent"),
    brewhouseEfficiencyPercent: compared("brewhouseEfficiencyPercent"),
  }
}
