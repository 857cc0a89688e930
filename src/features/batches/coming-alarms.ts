import type { StepId } from "../../shared/ids.ts"
import type { Localized } from "../../shared/localized.ts"
import type { Batch } from "./batch.ts"
import { additionAmount } from "./addition-amount.ts"
import { type Addition, additionDueAt, type AdditionId, type AlarmId, type Step } from "./step.ts"

/** Something that the phone rings for at a time. */
export type ComingAlarm = {
  readonly id: AlarmId
  readonly kind: "step_due" | "addition_due"
  readonly stepId: StepId
  readonly additionId: AdditionId | null
  readonly dueAt: Date
  readonly title: Localized
  readonly body: Localized
}

/** The alarms of a brew day that have not rung yet, the next one first. None while its step is paused. */
export const comingAlarms = (batch: Batch): readonly ComingAlarm[] =>
  batch.state === "brewing"
    ? batch.steps.flatMap(alarmsOf).toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    : []

/** The alarms that have rung and may still be on their way to a phone: those of a step that is not done. */
export const ringingAlarms = (batch: Batch): readonly AlarmId[] =>
  batch.state === "brewing"
    ? batch.steps.flatMap(({ progress, rung }) => (progress.state === "completed" ? [] : rung))
    : []

const alarmsOf = (step: Step): readonly ComingAlarm[] => {
  if (step.progress.state !== "running" || step.progress.dueAt === null) return []
  const additions = step.additions.flatMap((addition) => additionAlarm(step, addition))
  return [...additions, stepAlarm(step, step.progress.dueAt)].filter((alarm) => !step.rung.includes(alarm.id))
}

const additionAlarm = (step: Step, addition: Addition): readonly ComingAlarm[] => {
  const dueAt = additionDueAt(step, addition)
  if (!dueAt) return []
  return [
    {
      id: addition.id,
      kind: "addition_due",
      stepId: step.id,
      additionId: addition.id,
      dueAt,
      title: { fr: `C'est le moment : ${addition.name}`, en: `Time for ${addition.name}` },
      body: {
        fr: `Ajoutez ${additionAmount(addition, "fr")}.`,
        en: `Add ${additionAmount(addition, "en")}.`,
      },
    },
  ]
}

const stepAlarm = (step: Step, dueAt: Date): ComingAlarm => ({
  id: step.id,
  kind: "step_due",
  stepId: step.id,
  additionId: null,
  dueAt,
  title: { fr: `${step.name.fr} : c'est fini`, en: `${step.name.en}: time is up` },
  body: {
    fr: "Validez l'étape dans l'application pour passer à la suivante.",
    en: "Mark the step as done in the app to move on to the next one.",
  },
})
