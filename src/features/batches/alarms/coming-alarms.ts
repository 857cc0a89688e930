import type { StepId } from "../../../shared/ids.ts"
import {
  type NotificationFacts,
  notificationTexts,
  type NotificationTexts,
} from "../../notifications/index.ts"
import type { Batch } from "../batch.ts"
import { additionAmount } from "../plan/addition-amount.ts"
import {
  type Addition,
  additionDueAt,
  type AdditionId,
  type AlarmId,
  isOpen,
  type Rung,
  type Step,
} from "../steps/step.ts"

/** Something that the phone rings for at a time. */
export type ComingAlarm = NotificationTexts & {
  readonly id: AlarmId
  readonly kind: NotificationFacts["kind"]
  readonly stepId: StepId
  readonly additionId: AdditionId | null
  readonly dueAt: Date
  readonly facts: NotificationFacts
}

/** The alarms of a batch that have not rung yet, the next one first. None of a step while it is paused. */
export const comingAlarms = (batch: Batch): readonly ComingAlarm[] =>
  batch.steps
    .filter((step) => mayRing(batch, step))
    .flatMap((step) => (step.day === null ? clockAlarms(batch.name, step) : dayAlarms(batch.name, step)))
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())

/** The alarms that have rung and may still be on their way to a phone: those of a step that is not settled. */
export const ringingAlarms = (batch: Batch): readonly Rung[] =>
  batch.steps.filter((step) => isOpen(step) && mayRing(batch, step)).flatMap(({ rung }) => rung)

/** The brew day rings while it lasts, what is due by day while the beer ferments. */
const mayRing = ({ state }: Batch, { day }: Step): boolean =>
  day === null ? state === "brewing" : state === "fermenting"

const clockAlarms = (batchName: string, step: Step): readonly ComingAlarm[] => {
  if (step.progress.state !== "running" || step.progress.dueAt === null) return []
  const over = alarm(step, step.progress.dueAt, { kind: "timer_over", batchName, stepName: step.name })
  return unrung(step, [...step.additions.flatMap((one) => additionAlarm(batchName, step, one)), over])
}

const dayAlarms = (batchName: string, step: Step): readonly ComingAlarm[] => {
  if (step.progress.state !== "pending" || step.progress.dueAt === null) return []
  const facts: NotificationFacts =
    step.kind === "package"
      ? { kind: "packaging_due", batchName }
      : { kind: "step_due", batchName, stepName: step.name }
  return unrung(step, [alarm(step, step.progress.dueAt, facts)])
}

const additionAlarm = (batchName: string, step: Step, addition: Addition): readonly ComingAlarm[] => {
  const dueAt = additionDueAt(step, addition)
  if (!dueAt) return []
  const amount = { fr: additionAmount(addition, "fr"), en: additionAmount(addition, "en") }
  const facts = { kind: "addition_due", batchName, addition: amount, name: addition.name } as const
  return [{ ...alarm(step, dueAt, facts), id: addition.id, additionId: addition.id }]
}

const alarm = ({ id }: Step, dueAt: Date, facts: NotificationFacts): ComingAlarm => ({
  id,
  kind: facts.kind,
  stepId: id,
  additionId: null,
  dueAt,
  facts,
  ...notificationTexts(facts),
})

const unrung = ({ rung }: Step, alarms: readonly ComingAlarm[]): readonly ComingAlarm[] =>
  alarms.filter(({ id }) => !rung.some(({ alarmId }) => alarmId === id))
