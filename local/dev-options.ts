import { join, resolve } from "node:path"
import { parseOptions } from "./parse-options.ts"
import { defaultPorts, type Ports, portsFrom } from "./ports.ts"

export type DevOptions = {
  readonly ports: Ports
  /** Where data, logs and endpoints.json lie. */
  readonly dataDir: string
  readonly fresh: boolean
}

const usage = `usage: npm run dev [-- OPTIONS]
  --fresh          start over with empty data
  --port-base N    take the ports from N on, beside another stack on the usual ones
  --data-dir PATH  keep data and logs there (default: .local)`

const options = {
  fresh: { type: "boolean", default: false },
  "port-base": { type: "string" },
  "data-dir": { type: "string" },
} as const

/** Reads the arguments of `npm run dev`; throws with the usage when they make no sense. */
export const readDevOptions = (args: readonly string[]): DevOptions => {
  const values = parseOptions(args, options, usage)
  const base = values["port-base"]
  return {
    ports: base === undefined ? defaultPorts : portsFrom(Number(base)),
    dataDir: resolve(values["data-dir"] ?? join(import.meta.dirname, "../.local")),
    fresh: values.fresh,
  }
}
