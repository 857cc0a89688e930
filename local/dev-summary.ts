import { relative } from "node:path"
import type { DemoAccount } from "./demo-account.ts"
import type { Ports } from "./ports.ts"
import type { Endpoints } from "./stack.ts"

type Running = {
  readonly ports: Ports
  readonly endpoints: Endpoints
  readonly demo: DemoAccount
  readonly dataDir: string
  readonly seconds: number
}

/** What `npm run dev` says when all of it is ready: what runs where, and what to do next. */
export const describeStack = ({ ports, endpoints, demo, dataDir, seconds }: Running): string => {
  const api = `http://127.0.0.1:${ports.api}`
  const rows: readonly (readonly [string, string, string])[] = [
    ["API", api, "restarts when a file of src changes"],
    ["reference", `${api}/docs`, "every call, to try out"],
    ["metrics", `http://127.0.0.1:${ports.metrics}/metrics`, ""],
    ["identity", endpoints.identity.url, `${demo.email}, password "${demo.password}"`],
    ["Firestore", endpoints.firestore.host ?? "inside the API", "live documents"],
    ["objects", endpoints.storage.url, ""],
    ["push", endpoints.push.url, "a phone's lock screen, and the live document beside it"],
    ["PostgreSQL", withoutPassword(endpoints.database.application), ""],
  ]
  const width = Math.max(...rows.map(([, address]) => address.length))
  return [
    "",
    `Brasse-Bouillon is ready, after ${seconds.toFixed(1)} s.`,
    "",
    ...rows.map(([name, address, note]) =>
      `  ${name.padEnd(12)}${address.padEnd(width + 2)}${note}`.trimEnd(),
    ),
    "",
    `Data and logs are in ${relative(process.cwd(), dataDir) || "."}. Ctrl-C stops everything.`,
    "Next, in another terminal: npm run demo",
    "",
  ].join("\n")
}

/** The address may be the developer's own DATABASE_URL, and a terminal is read by more than one pair of eyes. */
const withoutPassword = (address: string): string => {
  const url = new URL(address)
  url.password = ""
  if (url.searchParams.has("password")) url.searchParams.delete("password")
  return url.href
}
