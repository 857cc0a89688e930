import { type Batch, expectedTimes, isOpen, type Reminder, type Step } from "../batches/index.ts"
import type { Localized } from "../../shared/localized.ts"
import type { AgendaItem } from "./agenda-item.ts"

/** A step by day, or a reminder, is a moment: calendars show it as half an hour. */
const momentMs = 30 * 60 * 1000

/**
 * What is to come of a batch: the brew day as a whole as long as it is planned, its steps once it has begun, what is to
 * be done by day, and the reminders. What nobody can give a time yet is left out.
 */
export const agendaOfBatch = (batch: Batch, reminders: readonly Reminder[]): readonly AgendaItem[] => [
  ...(batch.state === "planned" ? brewDay(batch) : []),
  ...(batch.state === "planned" || batch.state === "brewing" || batch.state === "fermenting"
    ? steps(batch)
    : []),
  ...(batch.state === "cancelled" || batch.state === "archived"
    ? []
    : reminders.flatMap((one) => remind(batch, one))),
]

const brewDay = (batch: Batch): readonly AgendaItem[] => {
  const { id, plannedFor, recipe } = batch
  if (plannedFor === null) return []
  const times = expectedTimes(batch)
  const ends = batch.steps.flatMap((step) => (step.day === null ? (times.get(step.id)?.endsAt ?? []) : []))
  return [
    {
      ...of(batch),
      id,
      kind: "brew_day",
      title: { fr: `Brassage : ${batch.name}`, en: `Brew day: ${batch.name}` },
      detail: both(recipe.name),
      startsAt: plannedFor,
      endsAt: ends.at(-1) ?? plannedFor,
      isExpected: false,
    },
  ]
}

const steps = (batch: Batch): readonly AgendaItem[] => {
  const times = expectedTimes(batch)
  return batch.steps
    .filter((step) => isOpen(step) && (batch.state !== "planned" || step.day !== null))
    .flatMap((step): readonly AgendaItem[] => {
      const { startsAt = null, endsAt = null } = times.get(step.id) ?? {}
      if (startsAt === null || endsAt === null) return []
      return [
        {
          ...of(batch),
          id: step.id,
          kind: "step",
          title: { fr: `${batch.name} – ${step.name.fr}`, en: `${batch.name} – ${step.name.en}` },
          detail: step.tip,
          startsAt,
          endsAt: step.day === null ? endsAt : new Date(startsAt.getTime() + momentMs),
          isExpected: !isSettledTime(step),
        },
      ]
    })
}

/** Whether the time of a step is its own, and not only what the steps before it lead to expect. */
const isSettledTime = ({ progress }: Step): boolean =>
  (progress.state === "pending" || progress.state === "running") && progress.dueAt !== null

const remind = (batch: Batch, { id, label, dueAt, rangAt }: Reminder): readonly AgendaItem[] =>
  rangAt === null
    ? [
        {
          ...of(batch),
          id,
          kind: "reminder",
          title: both(`${batch.name} – ${label}`),
          detail: both(""),
          startsAt: dueAt,
          endsAt: new Date(dueAt.getTime() + momentMs),
          isExpected: false,
        },
      ]
    : []

const of = ({ id, name, version, updatedAt }: Batch) => ({
  batchId: id,
  batchName: name,
  sequence: version,
  changedAt: updatedAt,
})

const both = (text: string): Localized => ({ fr: text, en: text })
