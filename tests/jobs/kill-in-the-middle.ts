import { spawn } from "node:child_process"
import { vi } from "vitest"

/** Starts a worker in a process of its own, and kills it when it has begun to ring an alarm. */
export const killInTheMiddle = async (databaseUrl: string): Promise<void> => {
  const child = spawn(process.execPath, [`${import.meta.dirname}/dying-worker.ts`, databaseUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  let said = ""
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString()
  })
  const dead = new Promise((resolve) => child.once("exit", resolve))
  try {
    await vi.waitUntil(() => said.includes("ringing"), { timeout: 15_000, interval: 50 })
  } finally {
    child.kill("SIGKILL")
    await dead
  }
}
