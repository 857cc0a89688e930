import { describe, expect, test } from "vitest"
import { currentStep } from "../../../src/features/batches/steps/current-step.ts"
import { moveStep } from "../../../src/features/batches/steps/move-step.ts"
import { at, brewingBatch, stepById, stepOf } from "./brewing.ts"
import { moved, movedBatch, skippedTo } from "./moves.ts"

describe("taking a step back", () => {
  test("that was completed too early lets its clock run on as if nothing had happened", () => {
    const batch = skippedTo(brewingBatch(), "boil", at(0))
    const boil = stepOf(batch, "boil")
    const running = moved(batch, boil, "start_step", at(0))
    const undone = moved(moved(running, boil, "complete_step", at(10)), boil, "undo_step", at(12))
    expect(stepById(undone, boil.id)).toEqual(stepById(running, boil.id))
  })

  test("that was paused is paused again, and one that was skipped waits again", () => {
    const batch = skippedTo(brewingBatch(), "boil", at(0))
    const boil = stepOf(batch, "boil")
    const paused = moved(moved(batch, boil, "start_step", at(0)), boil, "pause_step", at(20))
    const undone = moved(moved(paused, boil, "complete_step", at(30)), boil, "undo_step", at(31))
    expect(stepById(undone, boil.id).progress).toMatchObject({ state: "paused", remainingSeconds: 40 * 60 })
    const waiting = moved(moved(batch, boil, "skip_step", at(1)), boil, "undo_step", at(2))
    expect(stepById(waiting, boil.id)).toEqual(boil)
    expect(currentStep(waiting)?.id).toBe(boil.id)
  })

  test("twice is harmless: a step that is open stays as it is", () => {
    const batch = skippedTo(brewingBatch(), "boil", at(0))
    const boil = stepOf(batch, "boil")
    const running = moved(batch, boil, "start_step", at(0))
    expect(moved(running, boil, "undo_step", at(1))).toBe(running)
    expect(moved(batch, boil, "undo_step", at(1))).toBe(batch)
  })

  test("on which something was built is refused: only the last one comes back", () => {
    const batch = skippedTo(brewingBatch(), "boil", at(0))
    const [sparge, boil] = [stepOf(batch, "sparge"), stepOf(batch, "boil")]
    const refused = { ok: false, error: { kind: "wrong_state", state: "skipped", possible: [] } }
    expect(moveStep(batch, stepOf(batch, "dough_in"), "undo_step", at(1))).toMatchObject(refused)
    const boiling = moved(batch, boil, "start_step", at(1))
    expect(moveStep(boiling, sparge, "undo_step", at(2))).toMatchObject(refused)
    expect(moved(batch, sparge, "undo_step", at(1)).state).toBe("brewing")
  })

  test("that was the last of the brew day brings the brew day back, and nothing is due by day any more", () => {
    const batch = skippedTo(brewingBatch(), "pitch", at(0))
    const pitch = stepOf(batch, "pitch")
    const pitching = moved(batch, pitch, "start_step", at(300))
    const fermenting = moved(pitching, pitch, "complete_step", at(310))
    expect(fermenting).toMatchObject({ state: "fermenting", pitchedAt: at(310) })
    expect(moved(fermenting, pitch, "undo_step", at(311))).toEqual(pitching)
  })

  test("of the brew day is refused once something was done by day", () => {
    const fermenting = movedBatch(brewingBatch(), "ferment", at(0))
    const checked = moved(fermenting, stepOf(fermenting, "check_gravity"), "complete_step", at(60 * 24))
    expect(moveStep(checked, stepOf(checked, "pitch"), "undo_step", at(60 * 24))).toMatchObject({
      ok: false,
      error: { state: "fermenting" },
    })
  })

  test("that was the packaging brings the fermentation back", () => {
    const fermenting = movedBatch(brewingBatch(), "ferment", at(0))
    const packaging = stepOf(fermenting, "package")
    const packaged = moved(fermenting, packaging, "complete_step", at(20_000))
    expect(packaged).toMatchObject({ state: "conditioning", packagedAt: at(20_000) })
    const back = moved(packaged, stepOf(packaged, "package"), "undo_step", at(20_001))
    expect(back).toMatchObject({ state: "fermenting", packagedAt: null })
    expect(stepOf(back, "package")).toEqual(packaging)
  })
})
