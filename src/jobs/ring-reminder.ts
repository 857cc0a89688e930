import type { Task } from "graphile-worker"
import { type Batches, RingReminder } from "../features/batches/index.ts"

/** A reminder is due. */
export const ringReminder =
  ({ batches }: { readonly batches: Pick<Batches, "ringReminder"> }): Task<"ring_reminder"> =>
  (payload) =>
    batches.ringReminder(RingReminder.parse(payload))
