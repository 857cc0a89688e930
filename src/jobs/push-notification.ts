import type { Task } from "graphile-worker"
import { PushNotification } from "../features/notifications/index.ts"
import type { JobServices } from "./job-services.ts"

/** A notification goes to the phones of its owner. */
export const pushNotification =
  ({ notifications }: Pick<JobServices, "notifications">): Task<"push_notification"> =>
  (payload) =>
    notifications.push(PushNotification.parse(payload))
