import * as z from "zod"
import { type Batch, batchEventKinds, type LoggedEvent } from "../features/batches/index.ts"
import { LocalizedWire } from "./localized.ts"
import { timelineText } from "./timeline-texts.ts"
import { wireTime } from "./wire-time.ts"

export const TimelineEventWire = z
  .object({
    id: z.int().min(1).describe("Rises in the order in which things were written down"),
    kind: z.enum(batchEventKinds),
    stepId: z.uuid().nullable(),
    text: LocalizedWire.describe("What happened, as it is told to the brewer"),
    data: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .describe("Ids and figures by name, as they were then"),
    happenedAt: wireTime,
  })
  .meta({ id: "TimelineEvent" })
export type TimelineEventWire = z.output<typeof TimelineEventWire>

export const toTimelineEventWire =
  (batch: Batch) =>
  (event: LoggedEvent): TimelineEventWire => ({
    id: event.id,
    kind: event.kind,
    stepId: event.stepId,
    text: timelineText(batch, event),
    data: { ...event.data },
    happenedAt: event.happenedAt.toISOString(),
  })

/** What the timeline is ordered by. */
export const TimelineKey = z.strictObject({ id: z.int().min(1) })
