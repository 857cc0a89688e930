import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { getRequest, openLoad } from "./load.ts"
import type { Slice } from "./measure.ts"
import { onServerCpu } from "./pin.ts"

export type MeasuredServer = {
  readonly port: number
  /** User and system time of its process so far, in microseconds, as the process itself sees it. */
  readonly cpuMicros: () => Promise<number>
  readonly stop: () => Promise<void>
}

/** Starts a server of ours on the servers' processor; its standard output goes nowhere. */
export const startServer = async (
  script: string,
  env: Readonly<Record<string, string>> = {},
): Promise<MeasuredServer> => {
  const [command, args] = onServerCpu(process.execPath, [join(import.meta.dirname, script)])
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  })
  const { port } = await nextMessage<{ port: number }>(child, script)
  return {
    port,
    cpuMicros: async () => {
      const answer = nextMessage<{ cpuMicros: number }>(child, script)
      child.send("cpu")
      return (await answer).cpuMicros
    },
    stop: async () => {
      const exited = once(child, "exit")
      child.kill()
      await exited
    },
  }
}

const nextMessage = <T>(child: ChildProcess, script: string): Promise<T> =>
  new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`${script} ended with ${code}`))
    child.once("exit", onExit)
    child.once("message", (message) => {
      child.off("exit", onExit)
      resolve(message as T)
    })
  })

export type Requests = {
  readonly path: () => string
  readonly headers: Readonly<Record<string, string>>
  readonly expectedStatus: number
}

/** Slices of requests to a server; each costs what it took of the server's CPU time, in µs per request. */
export const requestSlices = async (
  server: MeasuredServer,
  { path, headers, expectedStatus }: Requests,
  perSlice: number,
): Promise<Slice> => {
  const load = await openLoad({ port: server.port, connections: 16, expectedStatus })
  return async () => {
    const before = await server.cpuMicros()
    await load.send(perSlice, () => getRequest(path(), headers))
    return ((await server.cpuMicros()) - before) / perSlice
  }
}
