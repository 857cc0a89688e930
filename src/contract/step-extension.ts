import * as z from "zod"
import { minutes } from "../brewing/units.ts"
import type { Extension } from "../features/batches/index.ts"
import { exactlyOne } from "./exactly-one.ts"
import { between } from "./wire-number.ts"
import { givenTime } from "./wire-time.ts"

/** How long a step lasts in all from now on: saying it twice changes nothing more. */
export const ExtensionBody = z
  .strictObject({
    plannedMinutes: between({ min: 1, max: 10_080 })
      .optional()
      .describe("For a step by the clock: how long it lasts in all"),
    dueAt: givenTime.optional().describe("For a step by day: when it is to be done"),
  })
  .check(exactlyOne("plannedMinutes", "dueAt"))
  .meta({ id: "StepExtension" })

export const fromExtensionBody = ({ plannedMinutes, dueAt }: z.output<typeof ExtensionBody>): Extension =>
  dueAt === undefined
    ? { kind: "minutes", plannedMinutes: minutes(plannedMinutes ?? 0) }
    : { kind: "until", dueAt }
