import { startProcess } from "../../local/processes.ts"

// A program with a child, to be killed by processes.unit.test.ts. Tells the child's process number.

const { pid } = await startProcess({
  name: "sleeper",
  command: process.execPath,
  args: ["-e", "setInterval(() => {}, 1000)"],
  stopSignal: "SIGTERM",
  stopWithinMs: 2_000,
})
process.send?.(pid)
