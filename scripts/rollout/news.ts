import type { Gcloud } from "./gcloud.ts"

/** What a rollout tells whoever watches. */
export type News = {
  readonly event: "rollout.done" | "rollout.failed" | "rollout.rolled_back"
  /** CRITICAL wakes somebody: production is not as it should be. */
  readonly severity: "NOTICE" | "WARNING" | "ERROR" | "CRITICAL"
  readonly message: string
  readonly version: string
}

/** The log that alerts are made of. */
const log = "brasse-bouillon-rollout"

/** Tells Cloud Logging. A rollout neither fails nor stops for a line that could not be written; it is said then. */
export const tell = async (gcloud: Gcloud, news: News, say: (line: string) => void): Promise<void> => {
  const { severity, ...payload } = news
  const args = [
    "logging",
    "write",
    log,
    JSON.stringify(payload),
    "--payload-type=json",
    `--severity=${severity}`,
  ]
  try {
    await gcloud(args)
  } catch (error) {
    say(`The log "${log}" could not be told: ${error instanceof Error ? error.message : String(error)}`)
  }
}
