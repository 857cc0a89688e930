import type { Task } from "graphile-worker"
import { RingAlarm } from "../features/batches/index.ts"
import type { JobServices } from "./job-services.ts"

/** A step or an addition is due. */
export const ringAlarm =
  ({ batches }: Pick<JobServices, "batches">): Task<"ring_alarm"> =>
  (payload) =>
    batches.ringAlarm(RingAlarm.parse(payload))
