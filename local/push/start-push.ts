import { listen, type Listening } from "../listen.ts"
import { pushApp } from "./push-app.ts"
import { openReceived } from "./received.ts"
import { openTokenRefusals } from "./token-refusals.ts"

/**
 * Starts the sink that stands in for FCM HTTP v1: takes the messages, refuses on demand, and shows on a page what
 * phones would have received. Without `dataDir` nothing outlives the process.
 */
export const startPush = async (options: {
  readonly port: number
  readonly dataDir?: string | undefined
}): Promise<Listening> => {
  const { port, dataDir } = options
  const app = pushApp(await openReceived(dataDir), await openTokenRefusals(dataDir))
  return listen(app.fetch, { service: "the push sink", port })
}
