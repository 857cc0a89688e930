import { readDemoOptions } from "./demo-options.ts"
import { findStack } from "./demo/find-stack.ts"
import { playDemo } from "./demo/play-demo.ts"
import { onInterrupt } from "./on-interrupt.ts"
import { stopAllProcesses } from "./processes.ts"
import { withProgress } from "./progress.ts"
import { told } from "./trouble.ts"

// `npm run demo`: a first brew from end to end, checked at every step. Exits with 1, and names the step, when one fails.

let interrupted = false

const write = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** A story whose stack is being stopped has nothing more to tell. */
const say = (line: string): void => {
  if (!interrupted) write(line)
}

const play = async (): Promise<number> => {
  const { dataDir, devArgs } = readDemoOptions(process.argv.slice(2))
  const { endpoints, stop } = await findStack(dataDir, devArgs, say)
  try {
    const outcome = await playDemo(endpoints, say)
    if (outcome.ok) {
      say(`\nThe whole story happened, in ${outcome.value.seconds.toFixed(1)} s.`)
      return 0
    }
    const { step, reason } = outcome.error
    complain(`The story broke at: ${step}\n${reason}`)
    return 1
  } finally {
    await stop()
  }
}

const complain = (text: string): void => {
  if (!interrupted) process.stderr.write(`\n${text}\n`)
}

/** A stack that was started for the occasion has stopped when we end. */
const end = async (exitCode: number): Promise<never> => {
  interrupted = true
  write("\nstopping …")
  await withProgress("stopping", stopAllProcesses(), write)
  process.exit(exitCode)
}
onInterrupt((exitCode) => void end(exitCode))

try {
  const exitCode = await play()
  if (!interrupted) process.exitCode = exitCode
} catch (error) {
  complain(told(error))
  if (!interrupted) process.exitCode = 1
}
