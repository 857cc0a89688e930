/** Slots of a worker that are some jobs' own. */
export type LaneName = "alarms" | "background"

export const laneNames: readonly LaneName[] = ["alarms", "background"]

const background: ReadonlySet<string> = new Set(["project_batch", "project_notification", "purge"])

/**
 * Where a job has its slot. Projections may all wait for a Firestore that does not answer, and a purge may have a lot
 * to delete: an alarm, which a brewer at a boiling kettle waits for, never waits behind them.
 */
export const laneOf = (task: string): LaneName => (background.has(task) ? "background" : "alarms")
