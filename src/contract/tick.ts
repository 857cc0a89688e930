import * as z from "zod"

const count = z.int().min(0)

export const TickWire = z
  .object({
    done: count.describe("Jobs that it did"),
    failed: count.describe("Attempts that failed; each comes back later, unless it was the last"),
    left: count.describe("Jobs that were due when it ended and are not done"),
  })
  .meta({ id: "Tick" })
