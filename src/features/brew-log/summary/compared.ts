import type { MeasurementId } from "../../../shared/ids.ts"

export const summaryFigures = [
  "preBoilGravity",
  "originalGravity",
  "finalGravity",
  "apparentAttenuationPercent",
  "realAttenuationPercent",
  "abvPercent",
  "preBoilVolumeLitres",
  "postBoilVolumeLitres",
  "fermenterVolumeLitres",
  "packagedVolumeLitres",
  "boilOffLitresPerHour",
  "mashEfficiencyPercent",
  "brewhouseEfficiencyPercent",
] as const
export type SummaryFigure = (typeof summaryFigures)[number]

/** Why a figure could not be worked out. */
export const summaryReasons = [
  "no_pre_boil_gravity",
  "no_original_gravity",
  "no_gravity_of_beer",
  "no_pre_boil_volume",
  "no_post_boil_volume",
  "no_fermenter_volume",
  "no_packaged_volume",
  "nothing_mashed",
  "no_boil",
  "no_extract",
] as const
export type SummaryReason = (typeof summaryReasons)[number]

/** What a reader of a measured figure should know. */
export const summaryRemarks = [
  "still_fermenting",
  "read_after_boil",
  "gravity_rose",
  "more_than_possible",
  "less_than_nothing",
] as const
export type SummaryRemark = (typeof summaryRemarks)[number]

/** A figure as it was measured, or why it could not be. */
export type Measured = {
  readonly value: number | null
  readonly reason: SummaryReason | null
  readonly remarks: readonly SummaryRemark[]
  /** What it was worked out from. */
  readonly from: readonly MeasurementId[]
}

export const measured = (
  value: number,
  from: readonly MeasurementId[],
  remarks: readonly SummaryRemark[] = [],
): Measured => ({ value, reason: null, remarks, from })

export const missing = (reason: SummaryReason): Measured => ({ value: null, reason, remarks: [], from: [] })
