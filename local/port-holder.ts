import { execFile } from "node:child_process"
import { readdir, readFile, readlink } from "node:fs/promises"
import { promisify } from "node:util"

/** The process that listens on a TCP port of this machine, as `name (pid 123)`; null when it cannot be told. */
export const holderOf = async (port: number): Promise<string | null> => {
  try {
    return process.platform === "linux" ? await holderByProc(port) : await holderByLsof(port)
  } catch (error) {
    if (error instanceof Error && "code" in error) return null // no /proc, no lsof, or not ours to see
    throw error
  }
}

const holderByProc = async (port: number): Promise<string | null> => {
  const sockets = await socketsListeningOn(port)
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    if (await hasOneOf(pid, sockets)) {
      const name = (await readFile(`/proc/${pid}/comm`, "utf8")).trim()
      return `${name} (pid ${pid})`
    }
  }
  return null
}

const socketsListeningOn = async (port: number): Promise<ReadonlySet<string>> => {
  const hexPort = port.toString(16).toUpperCase().padStart(4, "0")
  const tables = await Promise.all(
    ["/proc/net/tcp", "/proc/net/tcp6"].map((file) => readFile(file, "utf8").catch(() => "")),
  )
  const sockets = tables
    .flatMap((table) => table.split("\n"))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(`:${hexPort}`) === true && fields[3] === "0A")
    .map((fields) => `socket:[${fields[9] ?? ""}]`)
  return new Set(sockets)
}

const hasOneOf = async (pid: string, sockets: ReadonlySet<string>): Promise<boolean> => {
  const folder = `/proc/${pid}/fd`
  const files = await readdir(folder).catch(() => [])
  const targets = await Promise.all(files.map((file) => readlink(`${folder}/${file}`).catch(() => "")))
  return targets.some((target) => sockets.has(target))
}

const holderByLsof = async (port: number): Promise<string | null> => {
  const { stdout } = await promisify(execFile)("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpc"])
  const pid = /^p(\d+)$/m.exec(stdout)?.[1]
  const name = /^c(.+)$/m.exec(stdout)?.[1]
  return pid === undefined ? null : `${name ?? "a process"} (pid ${pid})`
}
