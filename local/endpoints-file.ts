import { rmSync } from "node:fs"
import { join } from "node:path"
import type { DemoAccount } from "./demo-account.ts"
import { projectId } from "./dev-environment.ts"
import type { Ports } from "./ports.ts"
import type { Endpoints } from "./stack.ts"
import { replaceFile } from "./stored.ts"

type Running = {
  readonly ports: Ports
  readonly endpoints: Endpoints
  readonly demo: DemoAccount
  /** Process numbers by service. */
  readonly pids: Readonly<Record<string, number>>
}

/**
 * `endpoints.json` of the data directory: what tools read to find the running stack. For its owner only: the address of
 * the database may be the developer's own, password included.
 */
export const endpointsFile = (dataDir: string) => {
  const file = join(dataDir, "endpoints.json")
  return {
    write: async ({ ports, endpoints, demo, pids }: Running): Promise<void> => {
      const api = `http://127.0.0.1:${ports.api}`
      const content = {
        api,
        docs: `${api}/docs`,
        metrics: `http://127.0.0.1:${ports.metrics}/metrics`,
        identity: endpoints.identity.url,
        firestore: endpoints.firestore.host,
        storage: endpoints.storage.url,
        push: endpoints.push.url,
        databaseUrl: endpoints.database.application,
        projectId,
        apiKey: "local", // the identity server takes any
        demo,
        pids,
      }
      await replaceFile(file, `${JSON.stringify(content, null, 2)}\n`)
    },
    remove: (): void => rmSync(file, { force: true }),
  }
}
