import { abvSimple } from "../../../brewing/alcohol.ts"
import { apparentAttenuation, realAttenuation } from "../../../brewing/attenuation.ts"
import { defaultBrewery } from "../../../brewing/brewery.ts"
import {
  boilOffPerHour,
  brewhouseEfficiency,
  gristPotential,
  mashEfficiency,
} from "../../../brewing/efficiency.ts"
import { breweryOf } from "../../../brewing/equipment.ts"
import { realExtractDeClerck } from "../../../brewing/real-extract.ts"
import type { SpecificGravity } from "../../../brewing/units.ts"
import type { Batch } from "../../batches/index.ts"
import {
  type Measured,
  measured,
  missing,
  type SummaryFigure,
  type SummaryReason,
  type SummaryRemark,
} from "./compared.ts"
import type { BrewReadings, Reading } from "./pick-readings.ts"

type Brew = Pick<Batch, "recipe" | "equipment" | "steps" | "state">

/** What was measured of a brew, and what follows from it. What cannot be worked out says why. */
export const measureBrew = (
  batch: Brew,
  readings: BrewReadings,
): Readonly<Record<SummaryFigure, Measured>> => {
  const hot = 1 / (1 - contractionOf(batch))
  return {
    preBoilGravity: plain(readings.preBoilGravity, "no_pre_boil_gravity"),
    originalGravity: plain(readings.originalGravity, "no_original_gravity", originalRemarks(readings)),
    finalGravity: plain(readings.finalGravity, "no_gravity_of_beer", beerRemarks(batch, readings)),
    apparentAttenuationPercent: ofBoth(batch, readings, apparentAttenuation),
    realAttenuationPercent: ofBoth(batch, readings, (original, final) =>
      realAttenuation(original, realExtractDeClerck(original, final)),
    ),
    abvPercent: ofBoth(batch, readings, abvSimple),
    preBoilVolumeLitres: times(hot, plain(readings.preBoilVolume, "no_pre_boil_volume")),
    postBoilVolumeLitres: times(hot, plain(readings.postBoilVolume, "no_post_boil_volume")),
    fermenterVolumeLitres: plain(readings.fermenterVolume, "no_fermenter_volume"),
    packagedVolumeLitres: plain(readings.packagedVolume, "no_packaged_volume"),
    boilOffLitresPerHour: boilOff(batch, readings),
    mashEfficiencyPercent: efficiency(
      batch,
      { gravity: readings.preBoilGravity, otherwise: "no_pre_boil_gravity" },
      { volume: readings.preBoilVolume, otherwise: "no_pre_boil_volume" },
      mashEfficiency,
    ),
    brewhouseEfficiencyPercent: efficiency(
      batch,
      { gravity: readings.originalGravity, otherwise: "no_original_gravity" },
      { volume: readings.fermenterVolume, otherwise: "no_fermenter_volume" },
      brewhouseEfficiency,
    ),
  }
}

const contractionOf = ({ equipment, recipe }: Brew): number =>
  (equipment ? breweryOf(equipment.profile, recipe) : defaultBrewery).losses.contraction

const plain = (
  reading: Reading<number> | null,
  otherwise: SummaryReason,
  remarks: readonly SummaryRemark[] = [],
): Measured => (reading ? measured(reading.value, [reading.id], remarks) : missing(otherwise))

const times = (factor: number, figure: Measured): Measured => ({
  ...figure,
  value: figure.value === null ? null : figure.value * factor,
})

const originalRemarks = ({ originalGravity }: BrewReadings): readonly SummaryRemark[] =>
  originalGravity?.stage === "post_boil" ? ["read_after_boil"] : []

/** What was read of a beer that still ferments is no final gravity yet. */
const beerRemarks = (
  { state }: Brew,
  { originalGravity, finalGravity }: BrewReadings,
): readonly SummaryRemark[] => [
  ...(state === "brewing" || state === "fermenting" ? (["still_fermenting"] as const) : []),
  ...(originalGravity && finalGravity && finalGravity.value > originalGravity.value
    ? (["gravity_rose"] as const)
    : []),
]

const ofBoth = (
  batch: Brew,
  readings: BrewReadings,
  work: (original: SpecificGravity, final: SpecificGravity) => number | null,
): Measured => {
  const { originalGravity: original, finalGravity: final } = readings
  if (original === null) return missing("no_original_gravity")
  if (final === null) return missing("no_gravity_of_beer")
  const value = work(original.value, final.value)
  if (value === null) return missing("no_extract")
  return measured(
    value,
    [original.id, final.id],
    [...originalRemarks(readings), ...beerRemarks(batch, readings)],
  )
}

/** The boil as it was planned: a brewer who forgot to say that it was over has not boiled for three hours. */
const boilOff = (batch: Brew, { preBoilVolume, postBoilVolume }: BrewReadings): Measured => {
  const minutes = batch.steps.find(({ kind }) => kind === "boil")?.plannedMinutes ?? batch.recipe.boilMinutes
  if (minutes <= 0) return missing("no_boil")
  if (preBoilVolume === null) return missing("no_pre_boil_volume")
  if (postBoilVolume === null) return missing("no_post_boil_volume")
  const value = boilOffPerHour(preBoilVolume.value, postBoilVolume.value, contractionOf(batch), minutes)
  return measured(value, [preBoilVolume.id, postBoilVolume.id], value < 0 ? ["less_than_nothing"] : [])
}

const efficiency = (
  { recipe }: Brew,
  {
    gravity,
    otherwise,
  }: { readonly gravity: BrewReadings["originalGravity"]; readonly otherwise: SummaryReason },
  volume: { readonly volume: BrewReadings["preBoilVolume"]; readonly otherwise: SummaryReason },
  work: typeof mashEfficiency,
): Measured => {
  if (gravity === null) return missing(otherwise)
  if (volume.volume === null) return missing(volume.otherwise)
  const value = work(gristPotential(recipe), gravity.value, volume.volume.value)
  if (value === null) return missing("nothing_mashed")
  const remarks: readonly SummaryRemark[] =
    value > 100 ? ["more_than_possible"] : value < 0 ? ["less_than_nothing"] : []
  return measured(value, [gravity.id, volume.volume.id], remarks)
}
