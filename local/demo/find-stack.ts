import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { runningDev } from "../dev-lock.ts"
import { deathOf, type ExitInfo, startProcess } from "../processes.ts"
import { withProgress } from "../progress.ts"
import { probeMs } from "../ready.ts"
import { Trouble } from "../trouble.ts"
import { DemoEndpoints } from "./demo-endpoints.ts"
import type { Say } from "./transcript.ts"

export type FoundStack = {
  readonly endpoints: DemoEndpoints
  /** Stops what was started for the occasion; a stack that ran before runs on. */
  readonly stop: () => Promise<void>
}

/**
 * The stack that runs on this data directory, once it is ready when it is just being started; where there is none, one is started for the occasion.
 * @param devArgs further arguments of `npm run dev`, for the one that is started
 */
export const findStack = async (
  dataDir: string,
  devArgs: readonly string[],
  say: Say,
): Promise<FoundStack> => {
  const running = await runningStack(dataDir)
  if (running !== null) {
    say(`Plays against the stack that runs at ${running.api}. What the phones get: ${running.push}`)
    return { endpoints: running, stop: async () => undefined }
  }
  const dev = await runningDev(dataDir)
  if (dev !== null) {
    const what = `npm run dev (pid ${dev}) is not ready yet`
    const endpoints = await withProgress(what, untilReady(dataDir, dev), say)
    return { endpoints, stop: async () => undefined }
  }
  say("Nothing runs here yet: starts the stack (npm run dev) for the demo, and stops it at the end.")
  return startStack(dataDir, devArgs, say)
}

/** What `npm run dev` wrote down, if the API there is ready. */
const runningStack = async (dataDir: string): Promise<DemoEndpoints | null> => {
  const file = join(dataDir, "endpoints.json")
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null
    throw error
  })
  if (text === null) return null
  const endpoints = DemoEndpoints.parse(JSON.parse(text))
  const signal = AbortSignal.timeout(probeMs)
  const answer = await fetch(`${endpoints.api}/health/ready`, { signal }).catch(() => null) // killed: the file is stale
  return answer?.ok === true ? endpoints : null
}

/** Waits for a stack that someone else starts, as long as it lives. */
const untilReady = async (dataDir: string, dev: number): Promise<DemoEndpoints> => {
  for (;;) {
    const endpoints = await runningStack(dataDir)
    if (endpoints !== null) return endpoints
    if ((await runningDev(dataDir)) !== dev) {
      throw new Trouble(`npm run dev (pid ${dev}) ended before it was ready: where it ran it says why.`)
    }
    await pause(200)
  }
}

const startStack = async (dataDir: string, devArgs: readonly string[], say: Say): Promise<FoundStack> => {
  const dev = await startProcess({
    name: "npm run dev",
    command: process.execPath,
    args: [join(import.meta.dirname, "../dev.ts"), "--data-dir", dataDir, ...devArgs],
    stopSignal: "SIGTERM",
    stopWithinMs: 25_000,
  })
  let death: ExitInfo | null = null
  void dev.exited.then((info) => (death = info))
  const ready = async (): Promise<DemoEndpoints> => {
    for (;;) {
      if (death !== null) throw new Trouble(deathOf(dev.name, death))
      const endpoints = await runningStack(dataDir)
      if (endpoints !== null) return endpoints
      await pause(100)
    }
  }
  try {
    return { endpoints: await withProgress("the stack starts", ready(), say), stop: dev.stop }
  } catch (error) {
    await dev.stop()
    throw error
  }
}
