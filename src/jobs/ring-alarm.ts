import type { Task } from "graphile-worker"
import { type Batches, RingAlarm } from "../features/batches/index.ts"

/** A step or an addition is due. */
export const ringAlarm =
  ({ batches }: { readonly batches: Pick<Batches, "ringAlarm"> }): Task<"ring_alarm"> =>
  (payload) =>
    batches.ringAlarm(RingAlarm.parse(payload))
