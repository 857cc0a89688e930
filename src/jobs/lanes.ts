import type { TaskList } from "graphile-worker"
import type { JobServices } from "./job-services.ts"
import { taskList } from "./task-list.ts"

/** Jobs with slots of their own. */
export type Lane = { readonly tasks: TaskList; readonly concurrency: number }

/**
 * Divides the slots of a worker. Projections may all wait for a Firestore that does not answer: an alarm, which a
 * brewer at a boiling kettle waits for, never waits behind them.
 */
export const lanes = (
  services: JobServices,
  concurrency: number,
): { readonly alarms: Lane; readonly projections: Lane } => {
  const { project_batch, project_notification, ...alarms } = taskList(services)
  const forProjections = Math.max(1, Math.floor(concurrency / 2))
  return {
    alarms: { tasks: alarms, concurrency: Math.max(1, concurrency - forProjections) },
    projections: { tasks: { project_batch, project_notification }, concurrency: forProjections },
  }
}
