import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { z } from "zod"
import { tinsethUtilization } from "../../src/brewing/bitterness-tinseth.ts"
import { minutes, specificGravity } from "../../src/brewing/units.ts"

const table = z
  .object({
    wort_gravity: z.array(z.number()),
    boil_minutes: z.array(z.number()),
    utilization: z.array(z.array(z.number())),
  })
  .parse(JSON.parse(readFileSync(new URL("data/tinseth_utilization_table.json", import.meta.url), "utf8")))

const cells = table.boil_minutes.flatMap((boiled, row) =>
  table.wort_gravity.map((gravity, column) => ({
    boiled,
    gravity,
    published: table.utilization[row]?.[column],
  })),
)

test("the table has its 275 cells", () => {
  expect(cells).toHaveLength(275)
})

test("every cell of Tinseth's table comes out within 0.0006", () => {
  const wrong = cells.filter(({ boiled, gravity, published = Number.NaN }) => {
    const ours = tinsethUtilization(specificGravity(gravity), minutes(boiled))
    return !(Math.abs(ours - published) <= 0.0006)
  })
  expect(wrong).toEqual([])
})
