import { describe, expect, test } from "vitest"
import type { Batch } from "../../../src/features/batches/batch.ts"
import { moveBatch } from "../../../src/features/batches/move-batch.ts"
import { moveStep } from "../../../src/features/batches/steps/move-step.ts"
import type { StepKind } from "../../../src/features/batches/steps/step.ts"
import { stageAt } from "../../../src/features/brew-log/measurements/stage-at.ts"
import { at, brewingBatch, stepOf } from "../batches/brewing.ts"

const done = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** A brew day on which all steps before this one are done, each a minute after the one before. */
const upTo = (kind: StepKind): Batch => {
  let batch = brewingBatch()
  let minute = 0
  for (const { id } of batch.steps) {
    const step = batch.steps.find((one) => one.id === id)
    if (!step || step.kind === kind) break
    batch = done(moveStep(batch, step, "skip_step", at((minute += 1))))
  }
  return batch
}

describe("where a batch stands when something is measured", () => {
  test.each([
    ["heat_strike_water", "mash"],
    ["mash", "mash"],
    ["sparge", "mash"],
    ["boil", "pre_boil"],
    ["whirlpool", "post_boil"],
    ["chill", "post_boil"],
    ["transfer", "fermenter"],
    ["pitch", "fermenter"],
  ] as const)("with %s still to be done it is %s", (kind, stage) => {
    expect(stageAt(upTo(kind), at(500))).toBe(stage)
  })

  test("a boil is before it until its clock is over, then after it, also when nobody has said so", () => {
    const ready = upTo("boil")
    const boiling = done(moveStep(ready, stepOf(ready, "boil"), "start_step", at(100)))
    expect(stageAt(boiling, at(159))).toBe("pre_boil")
    expect(stageAt(boiling, at(160))).toBe("post_boil")
  })

  test("a time that has passed is looked at as things stood then", () => {
    const chilling = upTo("chill")
    expect(stageAt(chilling, at(1))).toBe("mash")
    expect(stageAt(chilling, at(500))).toBe("post_boil")
    const fermenting = done(moveBatch(chilling, "ferment", at(600)))
    const packaged = done(moveBatch(fermenting, "package", at(20_000)))
    expect(stageAt(packaged, at(1))).toBe("mash")
    expect(stageAt(packaged, at(601))).toBe("fermenter")
    expect(stageAt(packaged, at(20_000))).toBe("packaging")
  })
})
