import type { Batch, Step } from "../../batches/index.ts"
import type { MeasurementStage } from "./measurement.ts"

/**
 * Where the wort or beer of a batch stood at a time, as far as the brewer has followed the plan: what is measured is
 * measured of what comes next. Before anything is done it is the mash.
 */
export const stageAt = ({ steps, pitchedAt, packagedAt }: Batch, time: Date): MeasurementStage => {
  if (packagedAt !== null && time >= packagedAt) return "packaging"
  if (pitchedAt !== null && time >= pitchedAt) return "fermenter"
  const next = steps.find((step) => step.day === null && !wasSettled(step, time))
  if (next === undefined) return "fermenter"
  return next.kind === "boil" && hasRunOut(next, time) ? "post_boil" : stageOf[next.kind]
}

const stageOf: Readonly<Record<Step["kind"], MeasurementStage>> = {
  heat_strike_water: "mash",
  heat_water: "mash",
  dough_in: "mash",
  mash: "mash",
  steep: "mash",
  first_wort_hops: "mash",
  sparge: "mash",
  boil: "pre_boil",
  whirlpool: "post_boil",
  chill: "post_boil",
  transfer: "fermenter",
  pitch: "fermenter",
  set_temperature: "fermenter",
  dry_hop: "fermenter",
  check_gravity: "fermenter",
  package: "packaging",
}

const wasSettled = ({ progress }: Step, time: Date): boolean =>
  (progress.state === "completed" && progress.completedAt <= time) ||
  (progress.state === "skipped" && progress.skippedAt <= time)

/** A boil whose clock is over has been boiled, whether or not the brewer has said so. */
const hasRunOut = ({ progress }: Step, time: Date): boolean =>
  progress.state === "running" && progress.dueAt !== null && progress.dueAt <= time
