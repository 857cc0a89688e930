import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createWriteStream } from "node:fs"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { Trouble } from "./trouble.ts"

/** The order that a keeper gets (see keeper.ts). */
export type KeeperOrder = {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd?: string
  readonly runAs?: { readonly uid: number; readonly gid: number }
  readonly stopSignal: NodeJS.Signals
  /** After this long (milliseconds) whatever is left of it is killed. */
  readonly stopWithinMs: number
}

export type ProcessOrder = KeeperOrder & {
  readonly name: string
  /** What is added to our own environment; undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** All that it prints is written here. */
  readonly logFile?: string
  /** Receives each line that it prints. */
  readonly onLine?: (line: string) => void
}

type Ending = { readonly code: number | null; readonly signal: string | null }

export type ExitInfo = Ending & {
  /** The end of what it printed, for the message that tells of its death. */
  readonly lastLines: readonly string[]
}

export type RunningProcess = {
  readonly name: string
  readonly pid: number
  readonly exited: Promise<ExitInfo>
  /** Asks it to stop, kills it after its deadline; resolves when it is gone. May be called again. */
  readonly stop: () => Promise<void>
}

/** Part of the local cloud: a process, or a server inside this one (`pid` null, and it never exits by itself). */
export type Service = {
  readonly name: string
  readonly address: string
  readonly pid: number | null
  readonly exited: Promise<ExitInfo>
  readonly stop: () => Promise<void>
}

const keptLines = 15

/** Starts a process that ends when this one ends, even by SIGKILL. Throws when it cannot be started. */
export const startProcess = async (order: ProcessOrder): Promise<RunningProcess> => {
  const { name, env, logFile, onLine, ...keeperOrder } = order
  const keeper = spawn(process.execPath, [keeperFile, JSON.stringify(keeperOrder)], {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    windowsHide: true,
  })
  const lastLines: string[] = []
  const log = logFile === undefined ? null : createWriteStream(logFile, { flags: "a" })
  const outputs = [keeper.stdout, keeper.stderr].filter((output) => output !== null)
  const allPrinted = outputs.map((output) => {
    createInterface({ input: output }).on("line", (line) => {
      lastLines.push(line)
      if (lastLines.length > keptLines) lastLines.shift()
      log?.write(`${line}\n`)
      onLine?.(line)
    })
    return once(output, "close")
  })

  let told: Ending | null = null
  const started = Promise.withResolvers<number>()
  keeper.on("message", (message: { readonly pid: number } | Ending) => {
    if ("pid" in message) started.resolve(message.pid)
    else told = message
  })
  const ended = new Promise<Ending>((resolve) => {
    keeper.once("exit", (code, signal) => {
      killGroup(keeper.pid)
      resolve({ code, signal })
    })
  })
  const exited = ended.then(async (ending) => {
    await Promise.all(allPrinted)
    log?.end()
    const info: ExitInfo = { ...(told ?? ending), lastLines }
    started.reject(new Trouble(deathOf(name, info)))
    return info
  })

  running.add(keeper)
  keeper.once("exit", () => running.delete(keeper))
  const pid = await started.promise
  const stop = async (): Promise<void> => {
    if (keeper.connected) keeper.disconnect()
    await exited
  }
  return { name, pid, exited, stop }
}

/** One message for a process that ended although nobody asked it to. */
export const deathOf = (name: string, { code, signal, lastLines }: ExitInfo): string => {
  const how = signal === null ? `ended by itself with exit code ${code}` : `was killed by ${signal}`
  const words = lastLines.length === 0 ? "It had printed nothing." : "The last it said:"
  return [`${name} ${how}. ${words}`, ...lastLines.map((line) => `  | ${line}`)].join("\n")
}

/** Asks all of them to stop at once, and waits until they are gone. */
export const stopAllProcesses = async (): Promise<void> => {
  await Promise.all(
    [...running].map(async (keeper) => {
      const gone = once(keeper, "exit")
      if (keeper.connected) keeper.disconnect()
      await gone
    }),
  )
}

/** For a person who does not want to wait: no deadline, no clean stop. */
export const killAllProcesses = (): void => {
  for (const keeper of running) killGroup(keeper.pid)
}

const running = new Set<ChildProcess>()

/** Kills what a keeper that died itself (by SIGKILL, say) left behind. */
const killGroup = (leader: number | undefined): void => {
  if (leader === undefined || process.platform === "win32") return
  try {
    process.kill(-leader, "SIGKILL")
  } catch (error) {
    const gone =
      error instanceof Error && "code" in error && (error.code === "ESRCH" || error.code === "EPERM")
    if (!gone) throw error // macOS says EPERM of a group in which only zombies are left
  }
}

const keeperFile = fileURLToPath(new URL("./keeper.ts", import.meta.url))
