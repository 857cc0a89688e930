import { expect, test } from "vitest"
import { tinsethUtilization } from "../../src/brewing/bitterness-tinseth.ts"
import { minutes, specificGravity } from "../../src/brewing/units.ts"
import { tinsethCells } from "./published/tinseth-cells.ts"

test("the table has its 275 cells", () => {
  expect(tinsethCells).toHaveLength(275)
})

test("every cell of Tinseth's table comes out within 0.0006", () => {
  const wrong = tinsethCells.filter(({ boilMinutes, gravity, utilization }) => {
    const ours = tinsethUtilization(specificGravity(gravity), minutes(boilMinutes))
    return !(Math.abs(ours - utilization) <= 0.0006)
  })
  expect(wrong).toEqual([])
})
