import type { Task } from "graphile-worker"
import { ProjectNotification } from "../features/notifications/index.ts"
import type { JobServices } from "./job-services.ts"

/** The live document of a notification is brought up to its row. */
export const projectNotification =
  ({ live }: Pick<JobServices, "live">): Task<"project_notification"> =>
  (payload) =>
    live.projectNotification(ProjectNotification.parse(payload))
