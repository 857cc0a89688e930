/** Slots of a worker that are some jobs' own. */
export type LaneName = "alarms" | "pushes" | "background"

export const laneNames: readonly LaneName[] = ["alarms", "pushes", "background"]

const background: ReadonlySet<string> = new Set([
  "assess_fermentation",
  "project_batch",
  "project_notification",
  "purge",
])

/**
 * Where a job has its slot. Pushes may all wait for an FCM that does not answer, projections for such a Firestore, and a
 * purge may have a lot to delete: an alarm, and its entry in the inbox, never waits behind them.
 */
export const laneOf = (task: string): LaneName => {
  if (task === "push_notification") return "pushes"
  return background.has(task) ? "background" : "alarms"
}
