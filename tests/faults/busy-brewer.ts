import { setTimeout as sleep } from "node:timers/promises"
import { minutes } from "../../src/brewing/units.ts"
import { type Batch, type Batches, currentStep, type Step } from "../../src/features/batches/index.ts"
import type { Member } from "../../src/shared/actor.ts"
import type { BatchId } from "../../src/shared/ids.ts"
import type { Result } from "../../src/shared/result.ts"
import { done } from "../features/stage.ts"
import type { SeededRandom } from "./seeded-random.ts"

export type BusyBrewer = {
  readonly batches: Batches
  readonly member: Member
  readonly batchId: BatchId
  readonly random: SeededRandom
  /** Resolves when all alarms of a step have rung, or gives up. */
  readonly hasRung: (batchId: BatchId, step: Step) => Promise<void>
}

/** A step by the clock that has been brewed, and the plan of its alarms as the brewer saw it. */
export type BrewedStep = {
  readonly stepId: string
  readonly moves: number
  /** Whether the brewer waited for its alarms before it was settled. */
  readonly waitedFor: boolean
  /** When it was settled at last; and when it had been settled, and was taken back. */
  readonly settledAt: number
  readonly takenBackAt: readonly number[]
  readonly alarms: readonly PlannedAlarm[]
}

/** The end of a step, or one of its additions, with all the times at which it was due once, in milliseconds. */
export type PlannedAlarm = {
  readonly id: string
  /** A step that is made longer may ring for its end once more: the times that it was due in each of its lengths. */
  readonly dueAt: readonly (readonly number[])[]
}

/**
 * Brews a batch step by step. While a clock runs, it is paused, made longer, settled and taken back, with two phones
 * that tap at once, and best at the very moment at which something is to ring.
 */
export const brewBusily = async (brewer: BusyBrewer): Promise<readonly BrewedStep[]> => {
  const { batches, member, batchId } = brewer
  const brewed: BrewedStep[] = []
  let batch = done(await batches.start(member, { batchId }))
  for (;;) {
    const step = batch.state === "brewing" ? currentStep(batch) : null
    if (!step) return brewed
    const at = { batchId, stepId: step.id }
    batch = done(await batches.startStep(member, at))
    if (step.plannedMinutes === null) batch = done(await batches.completeStep(member, at))
    else {
      const outcome = await brewStep(brewer, stepOf(batch, step.id))
      brewed.push(outcome.brewed)
      batch = outcome.batch
    }
  }
}

const brewStep = async (
  brewer: BusyBrewer,
  started: Step,
): Promise<{ readonly batch: Batch; readonly brewed: BrewedStep }> => {
  const { batches, member, batchId, random } = brewer
  const at = { batchId, stepId: started.id }
  const plan = planOf(started)
  const takenBackAt: number[] = []
  let step = started
  let made = 0

  /** Two phones at once: what one of them has done already is done, not wrong. */
  const both = async <E>(move: () => Promise<Result<Batch, E>>, lengthens = false): Promise<boolean> => {
    const [one, other] = await Promise.all(random.next() < 0.3 ? [move(), move()] : [move()])
    const moved = one.ok ? one : other
    if (!moved?.ok) return false
    step = stepOf(moved.value, started.id)
    plan.note(step, lengthens)
    made += 1
    return true
  }
  const moves: readonly (() => Promise<unknown>)[] = [
    async () => {
      if (!(await both(() => batches.pauseStep(member, at)))) return
      await sleep(random.next() * 800)
      await both(() => batches.resumeStep(member, at))
    },
    () => {
      const plannedMinutes = minutes((step.plannedMinutes ?? 0) + (1 + random.below(3)) / 60)
      return both(
        () => batches.extendStep(member, { ...at, extension: { kind: "minutes", plannedMinutes } }),
        true,
      )
    },
    async () => {
      if (!(await both(() => batches.completeStep(member, at)))) return
      await sleep(random.next() * 500)
      await both(() => batches.undoStep(member, at))
      takenBackAt.push(Date.now())
    },
  ]
  for (let left = random.below(5); left > 0; left -= 1) {
    await sleep(untilSomethingHappens(step, random))
    await random.of(moves)()
  }

  const waitedFor = random.next() < 0.75
  if (waitedFor) await brewer.hasRung(batchId, step)
  const batch = done(await batches.completeStep(member, at))
  const settledAt = Date.now()
  const brewed = { stepId: started.id, moves: made, waitedFor, settledAt, takenBackAt, alarms: plan.alarms() }
  return { batch, brewed }
}

/** Mostly the moment at which a worker takes the job of an alarm, else any. */
const untilSomethingHappens = (step: Step, random: SeededRandom): number => {
  const coming = alarmsOf(step).filter(({ dueAt }) => dueAt > Date.now())
  if (coming.length === 0 || random.next() < 0.3) return random.next() * 2_000
  return Math.max(0, random.of(coming).dueAt - Date.now() + random.next() * 250 - 50)
}

/** The plan of a step's alarms, noted after each move. */
const planOf = (started: Step) => {
  const times = new Map<string, number[][]>()
  const note = (step: Step, lengthens: boolean): void => {
    for (const { id, dueAt } of alarmsOf(step)) {
      const lengths = times.get(id) ?? [[]]
      if (lengthens && id === step.id) lengths.push([])
      lengths.at(-1)?.push(dueAt)
      times.set(id, lengths)
    }
  }
  note(started, false)
  return {
    note,
    alarms: (): readonly PlannedAlarm[] => [...times].map(([id, dueAt]) => ({ id, dueAt })),
  }
}

/** Worked out from the answer, as a phone would: its end, and what is counted down to it. */
const alarmsOf = ({ id, progress, additions }: Step): readonly { id: string; dueAt: number }[] => {
  if (progress.state !== "running" || progress.dueAt === null) return []
  const end = progress.dueAt.getTime()
  const counted = additions.flatMap(({ id: additionId, minutesBeforeEnd }) =>
    minutesBeforeEnd === null ? [] : [{ id: additionId, dueAt: end - minutesBeforeEnd * 60_000 }],
  )
  return [{ id, dueAt: end }, ...counted]
}

const stepOf = (batch: Batch, id: string): Step => {
  const step = batch.steps.find((one) => one.id === id)
  if (!step) throw new Error(`there is no step ${id}`)
  return step
}
