import { advice } from "./advice.ts"
import { type Baseline, findBaseline, workerOfRelease } from "./baseline.ts"
import type { CloudRun } from "./cloud-run.ts"
import type { Gcloud } from "./gcloud.ts"
import { holderOfLock, takeLock } from "./lock.ts"
import { tell } from "./news.ts"
import type { Place, Services } from "./place.ts"
import { putBack } from "./put-back.ts"
import { orFail, RolloutFailed } from "./rollout-failed.ts"
import { describeShares, type ServiceState } from "./service-state.ts"
import type { Clock } from "./soak.ts"
import { tags } from "./tags.ts"

export type RollbackPlan = Place & {
  /** Who rolls back, for the log and for the rollout that loses its lock. */
  readonly holder: string
  /** A revision of the API to go to; without it what a rollout left under way goes back, or the release before. */
  readonly to: string | null
}

export type RollbackTools = {
  readonly gcloud: Gcloud
  readonly run: CloudRun
  readonly clock: Clock
  readonly say: (line: string) => void
  /** Whether the person agrees to what is about to happen. */
  readonly agree: (question: string) => Promise<boolean>
}

/**
 * Goes back by hand: from a rollout that died or goes wrong to what served before it, else to the release before. Takes
 * the lock from a rollout under way, which stops when it notices. A repeat after a failure is harmless.
 * @returns false when the person did not agree
 * @throws RolloutFailed when there is nothing to go back to, or it could not be done
 */
export const rollBack = async (plan: RollbackPlan, tools: RollbackTools): Promise<boolean> => {
  const { services } = plan
  const { gcloud, run, clock, say, agree } = tools
  const [api, worker] = await orFail("look what serves", advice.look, () =>
    Promise.all([run.read(services.api), run.read(services.worker)]),
  )
  /** Somebody in need is not held up by a bucket. */
  const without = (error: unknown): null => {
    const reason = error instanceof Error ? error.message : String(error)
    say(
      `The lock is out of reach, this goes on without it: cancel the build of a rollout under way. ${reason}`,
    )
    return null
  }
  const underWay = await holderOfLock(plan, gcloud).catch(without)
  if (underWay !== null) say(`${underWay.name} has not come to its end: this takes over from it`)
  const target =
    plan.to === null
      ? (underWay?.goingTo ?? targetOf(api, worker, underWay !== null))
      : chosen(plan.to, services)
  say(`${services.api}: ${describeShares(api)}  →  ${target.api} (100 %)`)
  say(`${services.worker}: ${describeShares(worker)}  →  ${target.worker} (100 %)`)
  if (!(await agree("Go back?"))) return false

  const holder = { name: plan.holder, goingTo: target }
  const lock = await takeLock(plan, holder, { gcloud, now: clock.now }, true).catch(without)
  const goBack = (): Promise<string[]> => putBack(services, target, { run, sleep: clock.sleep, say })
  const failures = await goBack()
  if (underWay !== null && failures.length === 0) {
    // A command that the other one had begun before it lost the lock may have arrived after ours.
    await clock.sleep(lastWordMs)
    failures.push(...(await goBack()))
  }
  const message = `${plan.holder} went back to ${target.api} and ${target.worker}`
  if (failures.length === 0) {
    await tell(
      gcloud,
      { event: "rollout.rolled_back", severity: "WARNING", message, version: target.api },
      say,
    )
  }
  await lock?.release().catch(() => say("The lock could not be freed; it expires by itself."))
  if (failures.length === 0) return true
  throw new RolloutFailed("go back", failures.join("; "), advice.byHand(plan, target))
}

const lastWordMs = 30_000

const chosen = (revision: string, { api, worker }: Services): Baseline => {
  if (revision.startsWith(`${api}-`)) return { api: revision, worker: worker + revision.slice(api.length) }
  const whatToDo = `See gcloud run revisions list --service=${api}`
  throw new RolloutFailed("look where to go back to", `"${revision}" is no revision of ${api}`, whatToDo)
}

const targetOf = (api: ServiceState, worker: ServiceState, isUnderWay: boolean): Baseline => {
  const step = "look where to go back to"
  const list = `Choose one of gcloud run revisions list --service=${api.name}, and give it as --to=REVISION.`
  if (isUnderWay || api.tags.has(tags.candidate) || worker.tags.has(tags.candidate)) {
    const found = findBaseline(api, worker)
    if (found.ok) return found.value
    throw new RolloutFailed(step, found.error, list)
  }
  const target = api.tags.get(tags.previous)?.revision
  if (target === undefined) {
    throw new RolloutFailed(step, `no revision of ${api.name} is tagged "${tags.previous}"`, list)
  }
  const paired = workerOfRelease(api, worker, target) ?? worker.tags.get(tags.previous)?.revision
  if (paired !== undefined) return { api: target, worker: paired }
  throw new RolloutFailed(step, `no revision of ${worker.name} is known to belong to ${target}`, list)
}
