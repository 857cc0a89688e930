import type { StepId } from "../../shared/ids.ts"
import { type NotificationFacts, notificationTexts, type NotificationTexts } from "../notifications/index.ts"
import type { Batch } from "./batch.ts"
import { additionAmount } from "./addition-amount.ts"
import { type Addition, additionDueAt, type AdditionId, type AlarmId, type Step } from "./step.ts"

/** Something that the phone rings for at a time. */
export type ComingAlarm = NotificationTexts & {
  readonly id: AlarmId
  readonly kind: NotificationFacts["kind"]
  readonly stepId: StepId
  readonly additionId: AdditionId | null
  readonly dueAt: Date
  readonly facts: NotificationFacts
}

/** The alarms of a brew day that have not rung yet, the next one first. None while its step is paused. */
export const comingAlarms = (batch: Batch): readonly ComingAlarm[] =>
  batch.state === "brewing"
    ? batch.steps
        .flatMap((step) => alarmsOf(batch.name, step))
        .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    : []

/** The alarms that have rung and may still be on their way to a phone: those of a step that is not done. */
export const ringingAlarms = (batch: Batch): readonly AlarmId[] =>
  batch.state === "brewing"
    ? batch.steps.flatMap(({ progress, rung }) => (progress.state === "completed" ? [] : rung))
    : []

const alarmsOf = (batchName: string, step: Step): readonly ComingAlarm[] => {
  if (step.progress.state !== "running" || step.progress.dueAt === null) return []
  const additions = step.additions.flatMap((addition) => additionAlarm(batchName, step, addition))
  return [...additions, stepAlarm(batchName, step, step.progress.dueAt)].filter(
    (alarm) => !step.rung.includes(alarm.id),
  )
}

const additionAlarm = (batchName: string, step: Step, addition: Addition): readonly ComingAlarm[] => {
  const dueAt = additionDueAt(step, addition)
  if (!dueAt) return []
  const amount = { fr: additionAmount(addition, "fr"), en: additionAmount(addition, "en") }
  const facts = { kind: "addition_due", batchName, addition: amount, name: addition.name } as const
  const { id } = addition
  return [
    { id, stepId: step.id, additionId: id, dueAt, kind: facts.kind, facts, ...notificationTexts(facts) },
  ]
}

const stepAlarm = (batchName: string, { id, name }: Step, dueAt: Date): ComingAlarm => {
  const facts = { kind: "timer_over", batchName, stepName: name } as const
  return { id, stepId: id, additionId: null, dueAt, kind: facts.kind, facts, ...notificationTexts(facts) }
}
