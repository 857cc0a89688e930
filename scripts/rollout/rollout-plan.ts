import type { CloudRun } from "./cloud-run.ts"
import type { Gcloud } from "./gcloud.ts"
import type { Limits } from "./gate.ts"
import type { Measure } from "./measurements.ts"
import type { Place } from "./place.ts"
import type { Clock } from "./soak.ts"
import type { Fetch } from "./synthetic-requests.ts"

export type RolloutPlan = Place & {
  readonly version: string
  /** By digest: what is deployed is what was tested. */
  readonly image: string
  /** Names the revisions of this rollout; no earlier one has it. */
  readonly suffix: string
  /** Who rolls out, for those who find the lock taken. */
  readonly holder: string
  readonly publicUrl: string
  readonly jobs: {
    readonly migrate: string
    readonly smoke: string
    /** Started by hand, after a restore: it gets the image of what serves. */
    readonly reproject: string
  }
  /** The shares that the new revision gets, in percent, one after the other; the last is 100. */
  readonly steps: readonly number[]
  readonly stepSeconds: number
  readonly requestsPerSecond: number
  readonly limits: Limits
}

export type RolloutTools = {
  readonly gcloud: Gcloud
  readonly run: CloudRun
  readonly measure: Measure
  readonly fetch: Fetch
  readonly clock: Clock
  /** Asks the release at an address whether it works; a sentence for each thing that does not. */
  readonly smoke: (url: string, version: string) => Promise<readonly string[]>
  readonly say: (line: string) => void
  /** Aborted when somebody asked to stop. */
  readonly stop: AbortSignal
}
