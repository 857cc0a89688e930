import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { Batch } from "../../../src/features/batches/batch.ts"
import {
  batchMoves,
  batchStates,
  possibleMoves,
  stateAfter,
} from "../../../src/features/batches/batch-moves.ts"
import { currentStep } from "../../../src/features/batches/steps/current-step.ts"
import { moveBatch } from "../../../src/features/batches/move-batch.ts"
import { moveStep } from "../../../src/features/batches/steps/move-step.ts"
import { readPlan, storePlan } from "../../../src/features/batches/plan/stored-plan.ts"
import type { Step } from "../../../src/features/batches/steps/step.ts"
import { operations } from "../../support/operations.ts"
import { at, brewingBatch, stepById, stepOf } from "./brewing.ts"

type StepMove = Parameters<typeof moveStep>[2]

const move = (batch: Batch, step: Step, stepMove: StepMove, minutesAfter: number): Batch => {
  const moved = moveStep(batch, stepById(batch, step.id), stepMove, at(minutesAfter))
  if (!moved.ok) throw new Error(JSON.stringify(moved.error))
  return moved.value
}

const done = (batch: Batch, kind: Step["kind"], from: number, to: number): Batch => {
  const step = stepOf(batch, kind)
  return move(move(batch, step, "start_step", from), step, "complete_step", to)
}

/** A batch whose mash is about to begin. */
const atTheMash = (): { batch: Batch; mash: Step } => {
  const batch = brewingBatch()
  const heated = done(done(batch, "heat_strike_water", 0, 20), "dough_in", 20, 30)
  return { batch: heated, mash: stepOf(heated, "mash") }
}

describe("a step with a clock", () => {
  test("is due after its planned minutes, at an absolute time", () => {
    const { batch, mash } = atTheMash()
    const started = move(batch, mash, "start_step", 30)
    expect(stepById(started, mash.id).progress).toEqual({
      state: "running",
      startedAt: at(30),
      dueAt: at(90),
    })
  })

  test("keeps what is left while it is paused, and is due that much later than it is resumed", () => {
    const { batch, mash } = atTheMash()
    const paused = move(move(batch, mash, "start_step", 30), mash, "pause_step", 50)
    expect(stepById(paused, mash.id).progress).toMatchObject({ state: "paused", remainingSeconds: 40 * 60 })
    const resumed = move(paused, mash, "resume_step", 500)
    expect(stepById(resumed, mash.id).progress).toEqual({
      state: "running",
      startedAt: at(30),
      dueAt: at(540),
    })
  })

  test("paused after it was due, it has nothing left to run", () => {
    const { batch, mash } = atTheMash()
    const paused = move(move(batch, mash, "start_step", 30), mash, "pause_step", 100)
    expect(stepById(paused, mash.id).progress).toMatchObject({ remainingSeconds: 0 })
  })

  test("runs for exactly its planned time, however often and whenever it is paused", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ runs: fc.nat(600_000), rests: fc.nat(90_000_000) }), { maxLength: 12 }),
        (pauses) => {
          const { batch, mash } = atTheMash()
          let now = at(30).getTime()
          let ran = 0
          let current = batch
          const tap = (stepMove: StepMove) => {
            const moved = moveStep(current, stepById(current, mash.id), stepMove, new Date(now))
            if (moved.ok) current = moved.value
          }
          tap("start_step")
          for (const { runs, rests } of pauses) {
            const left = 3_600_000 - ran
            const running = Math.min(runs, left)
            now += running
            ran += running
            tap("pause_step")
            now += rests
            tap("resume_step")
          }
          const { progress } = stepById(current, mash.id)
          expect(progress.state === "running" && progress.dueAt?.getTime()).toBe(now + 3_600_000 - ran)
        },
      ),
    )
  })
})

describe("a second tap", () => {
  test.each(["start_step", "pause_step", "resume_step", "complete_step"] as const)(
    "on %s returns the very same batch",
    (stepMove) => {
      const { batch, mash } = atTheMash()
      const running = move(batch, mash, "start_step", 30)
      const before = stepMove === "resume_step" ? move(running, mash, "pause_step", 40) : running
      const once = move(before, mash, stepMove, 50)
      expect(move(once, mash, stepMove, 51)).toBe(once)
    },
  )

  test("on starting the batch returns the very same batch", () => {
    const batch = brewingBatch()
    expect(moveBatch(batch, "start", at(5))).toEqual({ ok: true, value: batch })
  })

  test("on the last step, when the batch already ferments, returns the very same batch", () => {
    const done = brewedOut()
    const pitch = stepOf(done, "pitch")
    expect(move(done, pitch, "complete_step", 1000)).toBe(done)
  })
})

describe("a wrong move", () => {
  test("completing the third step before the first says whose turn it is", () => {
    const batch = brewingBatch()
    const third = batch.steps[2] ?? stepOf(batch, "mash")
    expect(moveStep(batch, third, "complete_step", at(0))).toEqual({
      ok: false,
      error: { kind: "wrong_state", state: "pending", possible: [], currentStepId: batch.steps[0]?.id },
    })
  })

  test("starting a step while another runs is refused", () => {
    const batch = brewingBatch()
    const running = move(batch, stepOf(batch, "heat_strike_water"), "start_step", 0)
    expect(moveStep(running, stepOf(running, "mash"), "start_step", at(1))).toMatchObject({
      ok: false,
      error: { kind: "wrong_state", currentStepId: batch.steps[0]?.id },
    })
  })

  test("completing a step that was not started says that it can be started", () => {
    const { batch, mash } = atTheMash()
    expect(moveStep(batch, mash, "complete_step", at(31))).toMatchObject({
      ok: false,
      error: { state: "pending", possible: ["start_step", "skip_step", "extend_step"] },
    })
  })

  test("a step of a cancelled batch does not move, not even a running one", () => {
    const { batch, mash } = atTheMash()
    const cancelled = moveBatch(move(batch, mash, "start_step", 30), "cancel", at(31))
    if (!cancelled.ok) throw new Error("a batch on its brew day can be cancelled")
    for (const stepMove of ["start_step", "pause_step", "complete_step"] as const) {
      expect(moveStep(cancelled.value, stepById(cancelled.value, mash.id), stepMove, at(32))).toMatchObject({
        ok: false,
        error: { kind: "wrong_state", state: "cancelled", possible: ["archive"] },
      })
    }
  })

  test("a step of a batch that is only planned says that the batch can be started", () => {
    const batch: Batch = { ...brewingBatch(), state: "planned", startedAt: null }
    expect(moveStep(batch, stepOf(batch, "heat_strike_water"), "start_step", at(0))).toMatchObject({
      ok: false,
      error: { state: "planned", possible: ["start", "cancel"] },
    })
  })
})

test("completing a step starts nothing: the next one waits for the brewer", () => {
  const { batch, mash } = atTheMash()
  expect(currentStep(batch)?.id).toBe(mash.id)
  expect(batch.steps.filter(({ progress }) => progress.state === "running")).toEqual([])
})

test("a refusal names only moves that a route makes", () => {
  const addresses = new Set(operations.map(({ pattern }) => pattern.split("/").at(-1)))
  const named = batchStates.flatMap(possibleMoves)
  expect(new Set(named)).toEqual(new Set(batchMoves))
  for (const batchMove of named) expect(addresses).toContain(batchMove)
})

test("completing the last step leaves the batch fermenting", () => {
  expect(brewedOut().state).toBe("fermenting")
})

test("every state but the archive can be left, and each move leads to one state only", () => {
  for (const state of batchStates) {
    const left = batchMoves.some((batchMove) => ![null, state].includes(stateAfter(state, batchMove)))
    expect(left).toBe(state !== "archived")
    for (const batchMove of batchMoves) {
      const batch = { ...brewingBatch(), state }
      const moved = moveBatch(batch, batchMove, at(0))
      const repeated = moved.ok ? moveBatch(moved.value, batchMove, at(1)) : moved
      expect(repeated).toEqual(moved)
    }
  }
})

test("a plan comes back from its row as it went in, in every state of its steps", () => {
  const { batch, mash } = atTheMash()
  const running = move(batch, mash, "start_step", 30)
  for (const { steps } of [batch, running, move(running, mash, "pause_step", 31.5), brewedOut()]) {
    expect(readPlan(JSON.parse(JSON.stringify(storePlan(steps))))).toEqual(steps)
  }
})

test("a plan that the database does not hold as we wrote it is refused", () => {
  const stored = JSON.parse(JSON.stringify(storePlan(brewingBatch().steps)))
  expect(() => readPlan([{ ...stored[0], plannedMinutes: "60" }])).toThrow("plannedMinutes")
})

const brewedOut = (): Batch =>
  brewingBatch()
    .steps.filter(({ day }) => day === null)
    .reduce(
      (batch, step) => move(move(batch, step, "start_step", 0), step, "complete_step", 1),
      brewingBatch(),
    )
