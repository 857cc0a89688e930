import type { BatchEvent } from "../../batches/index.ts"
import type { Measurement } from "./measurement.ts"

/** What the log of a batch tells of a measurement: what it was then, whatever becomes of it. */
export const measurementEvent = (
  kind: "measurement_added" | "measurement_changed" | "measurement_deleted",
  { id, stage, stated, corrected, takenAt }: Measurement,
): BatchEvent => ({
  kind,
  stepId: null,
  data: {
    measurementId: id,
    measurementKind: stated.kind,
    stage,
    takenAt: takenAt.toISOString(),
    ...(corrected.value !== null && { value: corrected.value }),
  },
})
