import type { Celsius, Litres, Minutes } from "../../brewing/units.ts"
import type { Brand } from "../../shared/brand.ts"
import type { StepId } from "../../shared/ids.ts"
import type { Localized } from "../../shared/localized.ts"

export type AdditionId = Brand<string, "AdditionId">

export const stepKinds = [
  "heat_strike_water",
  "heat_water",
  "mash",
  "steep",
  "sparge",
  "boil",
  "whirlpool",
  "chill",
  "pitch",
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

/** How far a step is. Times are absolute, so that a phone that wakes up knows as much as one that never slept. */
export type StepProgress =
  | { readonly state: "pending" }
  | { readonly state: "running"; readonly startedAt: Date; readonly dueAt: Date | null }
  | {
      readonly state: "paused"
      readonly startedAt: Date
      readonly pausedAt: Date
      /** What was left to run when it paused, never below 0; null for a step without a clock. */
      readonly remainingSeconds: number | null
    }
  | { readonly state: "completed"; readonly startedAt: Date; readonly completedAt: Date }
export type StepState = StepProgress["state"]
export const stepStates = [
  "pending",
  "running",
  "paused",
  "completed",
] as const satisfies readonly StepState[]

export type Step = PlannedStep & {
  readonly progress: StepProgress
  /** The alarms of this step that have rung: an alarm rings once, however often the step is paused. */
  readonly rung: readonly AlarmId[]
}

/** An alarm is named after what it is for: the end of a step, or an addition. */
export type AlarmId = StepId | AdditionId

const secondsPerMinute = 60

/** When an addition of a running step goes in; null while no clock runs for it. */
export const additionDueAt = (step: Step, addition: Addition): Date | null =>
  step.progress.state === "running" && step.progress.dueAt && addition.minutesBeforeEnd !== null
    ? new Date(step.progress.dueAt.getTime() - addition.minutesBeforeEnd * secondsPerMinute * 1000)
    : null
