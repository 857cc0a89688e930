import { readFileSync } from "node:fs"
import { z } from "zod"

const table = z
  .object({
    wort_gravity: z.array(z.number()),
    boil_minutes: z.array(z.number()),
    utilization: z.array(z.array(z.number())),
  })
  .parse(JSON.parse(readFileSync(new URL("../data/tinseth_utilization_table.json", import.meta.url), "utf8")))

/** Every cell of the table that G. Tinseth published. */
export const tinsethCells = table.boil_minutes.flatMap((boilMinutes, row) =>
  table.wort_gravity.map((gravity, column) => ({
    boilMinutes,
    gravity,
    utilization: table.utilization[row]?.[column] ?? Number.NaN,
  })),
)
