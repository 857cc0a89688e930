import type { TaskList } from "graphile-worker"
import type { JobServices } from "./job-services.ts"
import { type LaneName, laneOf } from "./lane-of.ts"
import { taskList } from "./task-list.ts"

/** Jobs with slots of their own. */
export type Lane = { readonly tasks: TaskList; readonly concurrency: number }
export type Lanes = Readonly<Record<LaneName, Lane>>

/** Divides the slots of a worker. Each lane has one at least, however few there are. */
export const lanes = (services: JobServices, concurrency: number): Lanes => {
  const tasks = Object.entries(taskList(services))
  const tasksOf = (lane: LaneName): TaskList =>
    Object.fromEntries(tasks.filter(([task]) => laneOf(task) === lane))
  const inBackground = Math.max(1, Math.floor(concurrency / 2))
  return {
    alarms: { tasks: tasksOf("alarms"), concurrency: Math.max(1, concurrency - inBackground) },
    background: { tasks: tasksOf("background"), concurrency: inBackground },
  }
}

/** What the lanes need of the database: one connection for each job, and for each lane one that listens. */
export const connectionsOf = ({ alarms, background }: Lanes): number =>
  alarms.concurrency + 1 + background.concurrency + 1
