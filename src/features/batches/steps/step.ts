import type { Celsius, Litres, Minutes } from "../../../brewing/units.ts"
import type { Brand } from "../../../shared/brand.ts"
import type { StepId } from "../../../shared/ids.ts"
import type { Localized } from "../../../shared/localized.ts"

export type AdditionId = Brand<string, "AdditionId">

/** In the order in which a batch comes to them: those of the brew day first, then those by day. */
export const stepKinds = [
  "heat_strike_water",
  "heat_water",
  "dough_in",
  "mash",
  "steep",
  "first_wort_hops",
  "sparge",
  "boil",
  "whirlpool",
  "chill",
  "transfer",
  "pitch",
  "set_temperature",
  "dry_hop",
  "check_gravity",
  "package",
] as const
export type StepKind = (typeof stepKinds)[number]

/** What a step asks of the brewer. Laid out once; its ids last as long as the batch. */
export type PlannedStep = {
  readonly id: StepId
  readonly kind: StepKind
  readonly name: Localized
  readonly tip: Localized
  /** How long it runs by the clock; null for a step that lasts until the brewer says it is done. */
  readonly plannedMinutes: Minutes | null
  /** Days after pitching on which it is due; null for a step of the brew day, whose turn comes after the one before. */
  readonly day: number | null
  readonly temperatureCelsius: Celsius | null
  readonly volumeLitres: Litres | null
  /** How hot the volume is poured into a mash that is already under way, to reach the temperature of the step. */
  readonly waterCelsius: Celsius | null
  /** In the order in which they go in. */
  readonly additions: readonly Addition[]
}

/** An ingredient that goes in during a step. */
export type Addition = {
  readonly id: AdditionId
  readonly kind: AdditionKind
  readonly name: string
  readonly amount: number
  readonly unit: AdditionUnit
  /** Counted down to the end of a timed step; null when it goes in with the start of the step. */
  readonly minutesBeforeEnd: Minutes | null
  /** Why it is not where the recipe put it. */
  readonly note: Localized | null
}
export const additionKinds = ["fermentable", "hop", "misc", "water", "culture"] as const
export type AdditionKind = (typeof additionKinds)[number]
export const additionUnits = ["kg", "g", "ml", "item", "package"] as const
export type AdditionUnit = (typeof additionUnits)[number]

/** A step that is still to be done. */
export type OpenProgress =
  /** `dueAt` is known of a step by day, once the yeast is in. */
  | { readonly state: "pending"; readonly dueAt: Date | null }
  | { readonly state: "running"; readonly startedAt: Date; readonly dueAt: Date | null }
  | {
      readonly state: "paused"
      readonly startedAt: Date
      readonly pausedAt: Date
      /** What was left to run when it paused, never below 0; null for a step without a clock. */
      readonly remainingSeconds: number | null
    }

/**
 * How far a step is. Times are absolute, so that a phone that wakes up knows as much as one that never slept. A step
 * that is settled remembers where it stood, so that it can be taken back.
 */
export type StepProgress =
  | OpenProgress
  | {
      readonly state: "completed"
      readonly startedAt: Date
      readonly completedAt: Date
      readonly before: OpenProgress
    }
  | { readonly state: "skipped"; readonly skippedAt: Date; readonly before: OpenProgress }
export type StepState = StepProgress["state"]
export const stepStates = [
  "pending",
  "running",
  "paused",
  "completed",
  "skipped",
] as const satisfies readonly StepState[]

export type Step = PlannedStep & {
  readonly progress: StepProgress
  /** The alarms of this step that have rung: what has rung does not ring again, however often the step is paused. */
  readonly rung: readonly Rung[]
}

/** An alarm is named after what it is for: the end of a step, or an addition. */
export type AlarmId = StepId | AdditionId

/** An alarm that has rung, and for when: a step that was made longer rings at its new end. */
export type Rung = { readonly alarmId: AlarmId; readonly dueAt: Date }

export type OpenStep = Step & { readonly progress: OpenProgress }

/** Whether a step is still to be done. */
export const isOpen = (step: Step): step is OpenStep =>
  step.progress.state !== "completed" && step.progress.state !== "skipped"

/** When the brewer began with it; null when they never did. */
export const startOf = ({ progress }: Step): Date | null => {
  if (progress.state === "pending") return null
  if (progress.state !== "skipped") return progress.startedAt
  return progress.before.state === "pending" ? null : progress.before.startedAt
}

const secondsPerMinute = 60

/** When an addition of a running step goes in; null while no clock runs for it. */
export const additionDueAt = (step: Step, addition: Addition): Date | null =>
  step.progress.state === "running" && step.progress.dueAt && addition.minutesBeforeEnd !== null
    ? new Date(step.progress.dueAt.getTime() - addition.minutesBeforeEnd * secondsPerMinute * 1000)
    : null
