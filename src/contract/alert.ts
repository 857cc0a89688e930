import * as z from "zod"
import { type Alert, alertKinds, factsOf, kindOf } from "../features/fermentation/index.ts"
import { notificationTexts } from "../features/notifications/index.ts"
import type { AlertId, BatchId } from "../shared/ids.ts"
import { LocalizedWire } from "./localized.ts"
import { id } from "./wire-id.ts"
import { wireTime } from "./wire-time.ts"

/** What a brewer was told of a fermentation. */
export const AlertWire = z
  .object({
    id: z.uuid(),
    kind: z.enum(alertKinds),
    title: LocalizedWire,
    body: LocalizedWire,
    raisedAt: wireTime,
    dismissedAt: wireTime.nullable().describe("When it was put away"),
    clearedAt: wireTime.nullable().describe("When what it tells of was over; null while it lasts"),
  })
  .meta({ id: "Alert" })
export type AlertWire = z.output<typeof AlertWire>

export const AlertsWire = z.object({ items: z.array(AlertWire) })

export const toAlertWire = ({ id, finding, batchName, ...alert }: Alert): AlertWire => ({
  id,
  kind: kindOf(finding),
  ...notificationTexts(factsOf(finding, batchName)),
  raisedAt: alert.raisedAt.toISOString(),
  dismissedAt: alert.dismissedAt?.toISOString() ?? null,
  clearedAt: alert.clearedAt?.toISOString() ?? null,
})

export const AlertParams = z.strictObject({ batchId: id<BatchId>(), alertId: id<AlertId>() })
