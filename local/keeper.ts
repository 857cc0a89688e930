import { spawn } from "node:child_process"
import type { KeeperOrder } from "./processes.ts"

// Runs one command and stops it when the channel to the parent closes: because the parent asked for it, or because
// the parent is gone, however it died. The parent starts a keeper as leader of a process group of its own, so that
// Ctrl-C in a terminal reaches the parent only, and so that the group can be killed as a whole at the end.

const order: KeeperOrder = JSON.parse(process.argv[2] ?? "")

const killGroup = (): void => {
  if (process.platform === "win32") child.kill("SIGKILL")
  else process.kill(-process.pid, "SIGKILL")
}

const stop = (): void => {
  child.kill(order.stopSignal)
  setTimeout(killGroup, order.stopWithinMs)
}

const child = spawn(order.command, [...order.args], {
  stdio: ["ignore", "inherit", "inherit"],
  ...(order.cwd === undefined ? {} : { cwd: order.cwd }),
  ...(order.runAs === undefined ? {} : order.runAs),
})
child.once("spawn", () => process.send?.({ pid: child.pid }))
child.once("error", (error) => {
  process.stderr.write(`${order.command} cannot be started: ${error.message}\n`)
  process.exit(127)
})
child.once("exit", (code, signal) => {
  const end = (): never => process.exit(code ?? 1)
  if (process.connected) process.send?.({ code, signal }, end)
  else end()
})

process.once("disconnect", stop)
process.once("SIGTERM", stop)
process.once("SIGINT", stop)
if (!process.connected) stop()
