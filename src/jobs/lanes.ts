import type { TaskList } from "graphile-worker"
import type { JobServices } from "./job-services.ts"
import { type LaneName, laneNames, laneOf } from "./lane-of.ts"
import { taskList } from "./task-list.ts"

/** Jobs with slots of their own. */
export type Lane = { readonly tasks: TaskList; readonly concurrency: number }
export type Lanes = Readonly<Record<LaneName, Lane>>

/**
 * Pushes wait for FCM, not for us. While it hangs, those that ask whether it is back hold three slots for 10 s each, and
 * the others must get on.
 */
const fewestPushes = 6

/** Divides the slots of a worker. Each lane has one at least, however few there are; pushes have more, they cost little. */
export const lanes = (services: JobServices, concurrency: number): Lanes => {
  const tasks = Object.entries(taskList(services))
  const tasksOf = (lane: LaneName): TaskList =>
    Object.fromEntries(tasks.filter(([task]) => laneOf(task) === lane))
  const inBackground = Math.max(1, Math.floor(concurrency / 2))
  return {
    alarms: { tasks: tasksOf("alarms"), concurrency: Math.max(1, concurrency - inBackground) },
    pushes: { tasks: tasksOf("pushes"), concurrency: Math.max(fewestPushes, concurrency) },
    background: { tasks: tasksOf("background"), concurrency: inBackground },
  }
}

/** Pushes spend their time at FCM, and need the worker's connections to be handed out and noted as done. */
const forPushes = 2

/** What the lanes need of the database: one connection for each job, two for all pushes, and for each lane one that listens. */
export const connectionsOf = ({ alarms, background }: Lanes): number =>
  alarms.concurrency + background.concurrency + forPushes + laneNames.length
