import { vi } from "vitest"

export type SimulatedTime = {
  /** Lets time pass until then, jobs included: afterwards everything that fell due has been done. */
  readonly passUntil: (moment: Date) => Promise<void>
  /** The same with a worker that looks for jobs only so often: what comes back every second needs no hour then. */
  readonly leapUntil: (moment: Date, everyMs: number) => Promise<void>
  /** Waits until nothing is left to do at the present moment, which lasts as long as that takes. */
  readonly rest: () => Promise<void>
}

type Deps = {
  readonly asOwner: (statement: string, values: unknown[]) => Promise<readonly Record<string, unknown>[]>
  /** Waits for a moment of real time. */
  readonly look: () => Promise<void>
}

/** As often as a worker looks for jobs in production (workerTimings), and at no round moment. */
const pollEveryMs = 500
const offTheMinuteMs = 137
/** Real time after which nothing will come any more. */
const patienceMs = 20_000

/**
 * Time goes from one look of the worker at its jobs to the next at which it finds something, and stands still while that
 * is done. What is due rings at the first look after it: later by at most the time between two of them.
 */
export const simulatedTime = ({ asOwner, look }: Deps): SimulatedTime => {
  const jobs = async (): Promise<{ readonly busy: number; readonly next: Date | null }> => {
    const [row] = await asOwner(jobsStatement, [new Date()])
    return { busy: Number(row?.["busy"]), next: row?.["next"] as Date | null }
  }
  /** When the next job is due, once all that are due by now are done. */
  const rested = async (): Promise<Date | null> => {
    const startedAt = performance.now()
    for (;;) {
      const { busy, next } = await jobs()
      if (busy === 0) return next
      if (performance.now() - startedAt > patienceMs) {
        const left = JSON.stringify(await asOwner(leftStatement, []), null, 2)
        throw new Error(`At ${new Date().toISOString()} ${busy} jobs do not end: ${left}`)
      }
      await look()
    }
  }
  const passUntil = async (moment: Date): Promise<void> => {
    for (;;) {
      const next = await rested()
      const lookedAt = next && nextLook(next)
      if (lookedAt === null || lookedAt >= moment) break
      vi.setSystemTime(lookedAt)
    }
    vi.setSystemTime(moment)
    await rested()
  }
  const leapUntil = async (moment: Date, everyMs: number): Promise<void> => {
    await rested()
    while (Date.now() < moment.getTime()) {
      vi.setSystemTime(Math.min(Date.now() + everyMs, moment.getTime()))
      await rested()
    }
  }
  return { passUntil, leapUntil, rest: async () => void (await rested()) }
}

const nextLook = (due: Date): Date =>
  new Date(Math.ceil((due.getTime() - offTheMinuteMs) / pollEveryMs) * pollEveryMs + offTheMinuteMs)

const jobsStatement = `
select
  count(*) filter (where locked_by is not null or (is_available and run_at <= $1)) as busy,
  min(run_at) filter (where is_available and run_at > $1) as next
from graphile_worker._private_jobs`

const leftStatement = `
select identifier, run_at, attempts, locked_by, last_error from graphile_worker._private_jobs as jobs
join graphile_worker._private_tasks as tasks on tasks.id = task_id order by run_at limit 10`
