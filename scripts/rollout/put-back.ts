import type { Baseline } from "./baseline.ts"
import type { CloudRun } from "./cloud-run.ts"
import type { Services } from "./place.ts"
import { type ServiceState, soleRevision } from "./service-state.ts"
import { tags } from "./tags.ts"

export type PutBackTools = {
  readonly run: CloudRun
  readonly sleep: (ms: number) => Promise<unknown>
  readonly say: (line: string) => void
}

const tries = 3
const pauseMs = 10_000

/**
 * Gives all traffic to the revisions of `target`, the API first since members wait for it, and marks them as stable.
 * That something was on trial is forgotten last: whoever dies before is put back by the next one.
 * A repeat is harmless.
 * @returns what could not be done, a sentence each; none when all of it is as it should be
 */
export const putBack = async (
  services: Services,
  target: Baseline,
  { run, sleep, say }: PutBackTools,
): Promise<string[]> => {
  const attempt = async (what: string, work: () => Promise<void>): Promise<string | null> => {
    for (let tried = 1; ; tried += 1) {
      try {
        await work()
        say(what)
        return null
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        if (tried === tries) return `${what}: ${reason}`
        await sleep(pauseMs)
      }
    }
  }
  const serve = (service: string, revision: string) => async (): Promise<void> => {
    const state = await run.read(service)
    if (isMarked(state, revision)) return
    await run.route(service, { shares: { [revision]: 100 }, tags: { [tags.stable]: revision } })
  }
  const forget = (service: string, revision: string) => async (): Promise<void> => {
    const state = await run.read(service)
    if (!state.tags.has(tags.candidate)) return
    await run.route(service, { shares: { [revision]: 100 }, removeTags: [tags.candidate] })
  }

  const outcomes: (string | null)[] = []
  for (const name of ["api", "worker"] as const) {
    outcomes.push(
      await attempt(`${services[name]} serves with ${target[name]}`, serve(services[name], target[name])),
    )
  }
  // Only once all serves as it should.
  if (!outcomes.some((outcome) => outcome !== null)) {
    for (const name of ["worker", "api"] as const) {
      outcomes.push(
        await attempt(`${services[name]} has nothing on trial`, forget(services[name], target[name])),
      )
    }
  }
  return outcomes.flatMap((outcome) => outcome ?? [])
}

const isMarked = (state: ServiceState, revision: string): boolean =>
  soleRevision(state) === revision && state.tags.get(tags.stable)?.revision === revision
