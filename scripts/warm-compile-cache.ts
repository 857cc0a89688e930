import { spawn } from "node:child_process"
import { once } from "node:events"
import { chmod, readdir } from "node:fs/promises"
import path from "node:path"
import { createInterface } from "node:readline"

/**
 * Starts a built process once, without any service around it, and stops it when it listens: Node then leaves what it
 * compiled in the folder that the process names. Worth a fifth of the start; another Node ignores it. Node writes it for
 * the building user alone: here it becomes readable for the user that the process runs as.
 */
export const warmCompileCache = async (main: string): Promise<void> => {
  if (process.platform === "win32") return // it has no SIGTERM, and nothing is shipped on it
  const child = spawn(process.execPath, [main, "api"], {
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "development",
      PROJECT_ID: "demo-build",
      DATABASE_URL: "postgres://nobody@127.0.0.1:1/nothing",
      HOST: "127.0.0.1",
      PORT: "0",
    },
    stdio: ["ignore", "pipe", "inherit"],
  })
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (line.includes('"process.listening"')) child.kill("SIGTERM")
  })
  const [code] = await once(child, "exit")
  if (code !== 0) throw new Error(`${main} did not start and stop: exit code ${code}`)
  const cache = path.join(path.dirname(main), "compile-cache")
  for (const entry of await readdir(cache, { recursive: true, withFileTypes: true })) {
    await chmod(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644)
  }
}
