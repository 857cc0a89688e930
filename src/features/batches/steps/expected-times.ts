import type { StepId } from "../../../shared/ids.ts"
import type { Batch } from "../batch.ts"
import { dueByDay } from "../plan/due-by-day.ts"
import { startOf, type Step } from "./step.ts"
import { after } from "./step-progress.ts"
import { minutesToReach, usualMinutes } from "../plan/usual-minutes.ts"

/** When a step is expected to start and to end, or did. Null as long as nobody can know. */
export type ExpectedTimes = { readonly startsAt: Date | null; readonly endsAt: Date | null }
const unknown: ExpectedTimes = { startsAt: null, endsAt: null }

/**
 * When each step of a batch is expected: worked out from what is known, never stored, so that whatever moves one step
 * moves all that come after it. On a brew day that is only planned they follow from its time; the steps by day from the
 * pitching, or from when that is expected.
 */
export const expectedTimes = (batch: Batch): ReadonlyMap<StepId, ExpectedTimes> => {
  const times = new Map<StepId, ExpectedTimes>()
  let before = batch.startedAt ?? batch.plannedFor
  for (const step of batch.steps) {
    const expected = step.day === null ? onBrewDay(step, before) : byDay(step, step.day, batch, before)
    times.set(step.id, expected)
    if (step.day === null) before = expected.endsAt ?? before
  }
  return times
}

const onBrewDay = (step: Step, before: Date | null): ExpectedTimes => {
  const { progress } = step
  switch (progress.state) {
    case "completed":
      return { startsAt: progress.startedAt, endsAt: progress.completedAt }
    case "skipped":
      return { startsAt: startOf(step), endsAt: progress.skippedAt }
    case "running":
      return {
        startsAt: progress.startedAt,
        endsAt: progress.dueAt ?? after(progress.startedAt, lasting(step)),
      }
    case "paused":
      return {
        startsAt: progress.startedAt,
        endsAt: after(progress.pausedAt, progress.remainingSeconds ?? lasting(step)),
      }
    case "pending": {
      if (before === null) return unknown
      const startsAt = after(before, minutesToReach(step.kind) * 60)
      return { startsAt, endsAt: after(startsAt, lasting(step)) }
    }
  }
}

const lasting = ({ kind, plannedMinutes }: Step): number => (plannedMinutes ?? usualMinutes(kind)) * 60

const byDay = (
  step: Step,
  day: number,
  { pitchedAt, timeZone }: Batch,
  pitching: Date | null,
): ExpectedTimes => {
  const { progress } = step
  if (progress.state === "completed") return { startsAt: progress.startedAt, endsAt: progress.completedAt }
  if (progress.state === "skipped") return { startsAt: null, endsAt: progress.skippedAt }
  const from = pitchedAt ?? pitching
  const dueAt = progress.state === "pending" ? progress.dueAt : null
  const time = dueAt ?? (from && dueByDay(from, day, timeZone))
  return { startsAt: time, endsAt: time }
}
