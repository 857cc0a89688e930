import { join, resolve } from "node:path"
import { parseOptions } from "./parse-options.ts"
import { portsFrom } from "./ports.ts"

export type DemoOptions = {
  /** Where the running stack keeps endpoints.json, or the one that is started for the occasion will. */
  readonly dataDir: string
  /** What `npm run dev` is told besides, where it has to be started. */
  readonly devArgs: readonly string[]
}

const usage = `usage: npm run demo [-- OPTIONS]
  --data-dir PATH  the stack is, or will be, the one with its data there (default: .local)
  --port-base N    a stack that has to be started takes its ports from N on`

/** Reads the arguments of `npm run demo`; throws with the usage when they make no sense. */
export const readDemoOptions = (args: readonly string[]): DemoOptions => {
  const values = parseOptions(
    args,
    { "data-dir": { type: "string" }, "port-base": { type: "string" } },
    usage,
  )
  const base = values["port-base"]
  if (base !== undefined) portsFrom(Number(base)) // throws where dev would, later
  return {
    dataDir: resolve(values["data-dir"] ?? join(import.meta.dirname, "../.local")),
    devArgs: base === undefined ? [] : ["--port-base", base],
  }
}
