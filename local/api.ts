import { watch } from "node:fs"
import { join } from "node:path"
import { type ExitInfo, type RunningProcess, type Service, startProcess } from "./processes.ts"
import { readableLine } from "./readable-line.ts"
import { untilReady } from "./ready.ts"
import { told } from "./trouble.ts"

export type ApiOptions = {
  readonly port: number
  readonly env: Readonly<Record<string, string | undefined>>
  readonly logFile: string
  readonly say: (line: string) => void
  /** Called with the new process number after a restart. */
  readonly onRestart: (pid: number) => Promise<void>
}

const name = "api"
const root = join(import.meta.dirname, "..")
const address = (port: number): string => `http://127.0.0.1:${port}`

/**
 * Starts the API and its worker in one process, and again whenever a file of src changes. A start that fails after a
 * change waits for the next change; a death without a change ends `exited`.
 */
export const startApi = async (options: ApiOptions): Promise<Service> => {
  const { port, say, onRestart } = options
  const died = Promise.withResolvers<ExitInfo>()
  let expected = true // whether an end of the process is no news
  let stopping = false

  const launch = async (): Promise<RunningProcess> => {
    const running = await startProcess(orderOf(options))
    void running.exited.then((info) => expected || died.resolve(info))
    try {
      await untilReady({
        name,
        exited: running.exited,
        timeoutMs: 60_000,
        probe: async (signal) => (await fetch(`${address(port)}/health/ready`, { signal })).ok,
      })
      expected = false
    } catch (error) {
      await running.stop()
      throw error
    }
    return running
  }
  let current: RunningProcess | null = await launch()

  const restart = async (file: string): Promise<void> => {
    if (stopping) return
    say(`${file} changed: the API restarts`)
    expected = true
    await current?.stop()
    try {
      current = await launch()
      await onRestart(current.pid)
      say("the API is ready again")
    } catch (error) {
      current = null
      say(`${told(error)}\nWaiting for the next change.`)
    }
  }

  let restarts = Promise.resolve()
  const watcher = watchSources((file) => {
    restarts = restarts.then(() => restart(file))
  })
  const stop = async (): Promise<void> => {
    stopping = true
    expected = true
    watcher.close()
    await current?.stop()
    await restarts
    await current?.stop()
  }
  return { name, address: address(port), pid: current.pid, exited: died.promise, stop }
}

const orderOf = ({ env, logFile, say }: ApiOptions) => ({
  name,
  command: process.execPath,
  args: ["--enable-source-maps", join(root, "src/main.ts"), "all"],
  cwd: root,
  env,
  logFile,
  // Once a minute, for an alert that misses it: no news in a terminal.
  onLine: (line: string) => {
    if (!line.includes('"event":"worker.heartbeat"')) say(`${name} | ${readableLine(line)}`)
  },
  stopSignal: "SIGTERM" as const,
  stopWithinMs: 10_000, // it drains for eight seconds at most
})

/** Calls back once for a burst of changes: editors write a file several times. */
const watchSources = (onChange: (file: string) => void): { close: () => void } => {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(join(root, "src"), { recursive: true }, (_event, file) => {
    if (file === null || !/\.(ts|json|sql)$/.test(file)) return
    clearTimeout(timer)
    timer = setTimeout(() => onChange(join("src", file)), 150)
  })
  return {
    close: () => {
      clearTimeout(timer)
      watcher.close()
    },
  }
}
