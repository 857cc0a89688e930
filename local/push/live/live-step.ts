import { z } from "zod"
import { liveEntries, LiveText } from "./live-entry.ts"

const text = LiveText.nullable().catch(null)
const line = z.string().nullable().catch(null)
const figure = z.number().nullable().catch(null)

/** A step of a live document, with what it knows of its clock. What is missing or odd is null. */
export const LiveStep = z.object({
  id: line,
  name: text,
  tip: text,
  state: z.string().catch("pending"),
  plannedMinutes: figure,
  /** Counted from the pitching, for a step that waits for its day; null on the brew day. */
  day: figure,
  temperatureC: figure,
  volumeL: figure,
  waterC: figure,
  startedAt: line,
  dueAt: line,
  remainingSeconds: figure,
  expectedStartAt: line,
  additions: z.unknown().optional().transform(liveEntries),
})
export type LiveStep = z.output<typeof LiveStep>
