import { z } from "zod"

const Localized = z.object({ fr: z.string(), en: z.string() })
const time = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .nullable()

const Step = z.object({
  id: z.string(),
  kind: z.string(),
  name: Localized,
  plannedMinutes: z.number().nullable(),
  day: z.number().nullable(),
  state: z.string(),
  dueAt: time,
  additions: z.array(
    z.object({ id: z.string(), name: z.string(), minutesBeforeEnd: z.number().nullable(), dueAt: time }),
  ),
})
export type DemoStep = z.output<typeof Step>

/** What the story reads of a batch in the API. */
export const DemoBatchWire = z.object({
  id: z.string(),
  state: z.string(),
  version: z.number(),
  currentStepId: z.string().nullable(),
  steps: z.array(Step),
})
export type DemoBatch = z.output<typeof DemoBatchWire>

/** What the story reads of its live document. */
export const LiveBatch = DemoBatchWire.extend({
  alarms: z.array(z.object({ id: z.string(), kind: z.string(), dueAt: time, title: Localized })),
})
