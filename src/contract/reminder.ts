import * as z from "zod"
import type { Reminder } from "../features/batches/index.ts"
import type { BatchId, ReminderId } from "../shared/ids.ts"
import { id } from "./wire-id.ts"
import { line } from "./wire-text.ts"
import { givenTime, wireTime } from "./wire-time.ts"

const batchId = id<BatchId>()
const reminderId = id<ReminderId>()
const label = line(200)

export const ReminderBody = z
  .strictObject({
    id: reminderId
      .optional()
      .describe("UUIDv7, made by the client, so that it can create offline and repeat safely"),
    label,
    dueAt: givenTime.describe("When it rings: in the future"),
  })
  .meta({ id: "ReminderInput" })

/** A JSON Merge Patch of a reminder. */
export const ReminderPatch = z
  .strictObject({ label: label.exactOptional(), dueAt: givenTime.exactOptional() })
  .meta({ id: "ReminderPatch" })

/** What a brewer asked to be told about a batch. */
export const ReminderWire = z
  .object({
    id: z.uuid(),
    label,
    dueAt: wireTime,
    rangAt: wireTime.nullable().describe("null while it is still to come"),
    version: z.int().min(1),
    createdAt: wireTime,
    updatedAt: wireTime,
  })
  .meta({ id: "Reminder" })
export type ReminderWire = z.output<typeof ReminderWire>

export const RemindersWire = z.object({ items: z.array(ReminderWire) })

export const toReminderWire = ({ id, label, version, ...reminder }: Reminder): ReminderWire => ({
  id,
  label,
  version,
  dueAt: reminder.dueAt.toISOString(),
  rangAt: reminder.rangAt?.toISOString() ?? null,
  createdAt: reminder.createdAt.toISOString(),
  updatedAt: reminder.updatedAt.toISOString(),
})

export const ReminderParams = z.strictObject({ batchId, reminderId })
