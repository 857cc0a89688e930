import { expect, test } from "vitest"
import type { Batch } from "../../../src/features/batches/batch.ts"
import { expectedTimes } from "../../../src/features/batches/steps/expected-times.ts"
import { at, brewingBatch, stepOf } from "./brewing.ts"
import { moved, movedBatch, skippedTo } from "./moves.ts"

const plannedFor = (time: Date | null): Batch => ({
  ...brewingBatch(),
  state: "planned",
  startedAt: null,
  plannedFor: time,
})

const starts = (batch: Batch) => {
  const times = expectedTimes(batch)
  return batch.steps.map(({ id }) => times.get(id)?.startsAt ?? null)
}

test("nobody knows when a batch is brewed that is not planned for a time", () => {
  expect(new Set(starts(plannedFor(null)))).toEqual(new Set([null]))
})

test("a planned batch is expected step after step from its time on, and by day from its pitching", () => {
  const batch = plannedFor(at(0))
  const times = starts(batch)
  expect(times[0]).toEqual(at(0))
  expect(times.toSorted((a, b) => Number(a) - Number(b))).toEqual(times)
  const pitching = expectedTimes(batch).get(stepOf(batch, "pitch").id)?.endsAt
  expect(pitching && pitching > at(240)).toBe(true)
  expect(expectedTimes(batch).get(stepOf(batch, "package").id)?.startsAt?.toISOString().slice(0, 10)).toBe(
    "2026-11-08",
  )
})

test("a brew day that is late is late to its end", () => {
  const batch = skippedTo(brewingBatch(), "boil", at(600))
  const boil = stepOf(batch, "boil")
  const running = moved(batch, boil, "start_step", at(700))
  const times = expectedTimes(running)
  expect(times.get(boil.id)).toEqual({ startsAt: at(700), endsAt: at(760) })
  expect(times.get(stepOf(batch, "whirlpool").id)?.startsAt).toEqual(at(760))
  const paused = expectedTimes(moved(running, boil, "pause_step", at(720)))
  expect(paused.get(boil.id)?.endsAt).toEqual(at(760))
})

test("what is done stands as it was, and what is due by day as it is due", () => {
  const fermenting = movedBatch(skippedTo(brewingBatch(), "pitch", at(5)), "ferment", at(900))
  const times = expectedTimes(fermenting)
  expect(times.get(stepOf(fermenting, "boil").id)).toEqual({ startsAt: null, endsAt: at(5) })
  const hopping = stepOf(fermenting, "dry_hop").progress
  expect(times.get(stepOf(fermenting, "dry_hop").id)?.startsAt).toEqual(
    hopping.state === "pending" ? hopping.dueAt : undefined,
  )
})
