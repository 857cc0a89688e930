import { setTimeout as pause } from "node:timers/promises"
import { deathOf, type ExitInfo } from "./processes.ts"
import { Trouble } from "./trouble.ts"

type Waiting = {
  readonly name: string
  readonly exited: Promise<ExitInfo>
  readonly timeoutMs: number
  /** True when it is ready. A throw counts as not yet; the signal says that it has been asked for long enough. */
  readonly probe: (signal: AbortSignal) => Promise<boolean>
}

/** Something may take a connection and never answer: a probe takes no longer than this. */
export const probeMs = 2_000

/** Waits until a started process answers; throws with its last words when it dies before, or takes too long. */
export const untilReady = async ({ name, exited, timeoutMs, probe }: Waiting): Promise<void> => {
  const deadline = Date.now() + timeoutMs
  let death: ExitInfo | null = null
  void exited.then((info) => (death = info))
  let reason = "it never answered"
  while (Date.now() < deadline) {
    if (death !== null) throw new Trouble(deathOf(name, death))
    try {
      if (await probe(AbortSignal.timeout(probeMs))) return
      reason = "it answers that it is not ready"
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error)
    }
    await pause(40)
  }
  throw new Trouble(`${name} was not ready after ${timeoutMs / 1000} s: ${reason}`)
}
