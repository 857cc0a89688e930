import { expiredRows } from "../../platform/postgres/expired-rows.ts"
import type { ProjectBatch } from "../batches/index.ts"
import type { ProjectNotification } from "../notifications/index.ts"
import type { LiveDeps } from "./live-deps.ts"
import { projectBatch } from "./project-batch.ts"
import { projectNotification } from "./project-notification.ts"
import { reproject, type Reproject } from "./reproject.ts"

export type { LiveDeps } from "./live-deps.ts"
export type { LiveDocument, LiveStore } from "./live-store.ts"

/** What phones watch: documents made from the truth, and made again at any time. */
export const makeLive = (deps: LiveDeps) => ({
  projectBatch: (job: ProjectBatch) => projectBatch(deps, job),
  projectNotification: (job: ProjectNotification) => projectNotification(deps, job),
  reproject: (command: Reproject) => reproject(deps, command),
  /** A turn counts for a second. */
  purges: [expiredRows(deps, { table: "liveTurns", since: "takenAt", keptDays: 1 })],
})
export type Live = ReturnType<typeof makeLive>
