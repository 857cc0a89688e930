import type { Stage } from "../features/stage.ts"
import type { FcmStandIn } from "../support/fcm-stand-in.ts"
import { workerTimings } from "./sizes.ts"

/** What workers of a fleet are told: the database of a stage, a stand-in for FCM, and live documents in their memory. */
export const workerEnvironment = (
  { database }: Pick<Stage, "database">,
  { url }: Pick<FcmStandIn, "url">,
) => ({
  PROJECT_ID: "demo-faults",
  DATABASE_URL: database.url,
  FCM_SINK_URL: url,
  LIVE_STORE: "memory",
  ...workerTimings,
})
