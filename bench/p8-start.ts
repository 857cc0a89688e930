import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { createConnection } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import type { Cloud } from "./cloud.ts"
import { costOver, type Outcome } from "./goal.ts"
import { compare } from "./measure.ts"
import { onServerCpu } from "./pin.ts"

/** P8: from the spawn to the first answer, of the bundle that is shipped, its database being up. */
export const measureStart = async (cloud: Cloud): Promise<readonly Outcome[]> => {
  const dist = await mkdtemp(join(tmpdir(), "bench-dist-"))
  try {
    await run(process.execPath, [join(import.meta.dirname, "../scripts/build.ts"), "--out", dist])
    const empty = join(import.meta.dirname, "reference/empty-server.mjs")
    const comparison = await compare({
      reference: () => millisecondsToFirstAnswer([empty], {}),
      candidate: () => millisecondsToFirstAnswer([join(dist, "main.js"), "api"], cloud.env),
      rounds: 21,
      warmUp: 2,
    })
    return [
      {
        id: "P8",
        what: "spawn to first answer, the shipped bundle / an empty node:http",
        bar: { atMost: 1.8, aim: 1.5 },
        ...costOver(comparison, "ms"),
      },
    ]
  } finally {
    await rm(dist, { recursive: true, force: true })
  }
}

const port = 20_000 + (process.pid % 10_000)

const millisecondsToFirstAnswer = async (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number> => {
  const [command, commandLine] = onServerCpu(process.execPath, args)
  const started = performance.now()
  const child = spawn(command, commandLine, {
    env: { ...process.env, ...env, HOST: "127.0.0.1", PORT: String(port) },
    stdio: ["ignore", "ignore", "inherit"],
  })
  const exited = once(child, "exit")
  try {
    while (!(await answers())) {
      if (child.exitCode !== null) throw new Error(`${args.join(" ")} ended with ${child.exitCode}`)
      await pause(1)
    }
    return performance.now() - started
  } finally {
    child.kill()
    await exited
  }
}

const answers = (): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ port, host: "127.0.0.1" })
    socket.on("connect", () => socket.write("GET /health/live HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n"))
    socket.on("data", () => {
      socket.destroy()
      resolve(true)
    })
    socket.on("error", () => resolve(false))
  })

const run = async (command: string, args: readonly string[]): Promise<void> => {
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "inherit"] })
  const [code] = await once(child, "exit")
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}`)
}
