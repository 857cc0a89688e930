import { advice } from "./advice.ts"
import { type Baseline, findBaseline } from "./baseline.ts"
import { bringOut } from "./bring-out.ts"
import { type Lock, LockLost, takeLock } from "./lock.ts"
import { type News, tell } from "./news.ts"
import { putBack } from "./put-back.ts"
import { NotPutBack, orFail, RolloutFailed } from "./rollout-failed.ts"
import type { RolloutPlan, RolloutTools } from "./rollout-plan.ts"
import { describeShares } from "./service-state.ts"

/**
 * Rolls a release out: migrations, worker, API without traffic, smoke test, traffic step by step. Whatever fails,
 * traffic and worker go back to what served before. What a rollout has to remember stands in Cloud Run: the next one, or
 * a rollback by hand, puts right what one that died has left.
 * @throws RolloutFailed when something failed; by then all is as it was, or the message says what is not
 */
export const rollOut = async (plan: RolloutPlan, tools: RolloutTools): Promise<void> => {
  const { gcloud, clock, say } = tools
  const lock = await takeLock(plan, { name: plan.holder }, { gcloud, now: clock.now })
  try {
    await rollOutLocked(plan, tools, lock)
  } catch (error) {
    if (error instanceof LockLost) throw error
    await tell(gcloud, newsOf(error, plan.version), say)
    await free(lock, tools)
    throw error
  }
  const message = `${plan.version} serves`
  await tell(gcloud, { event: "rollout.done", severity: "NOTICE", message, version: plan.version }, say)
  await free(lock, tools)
}

const rollOutLocked = async (plan: RolloutPlan, tools: RolloutTools, lock: Lock): Promise<void> => {
  const before = await settle(plan, tools)
  try {
    await bringOut(plan, tools, lock, before)
  } catch (error) {
    if (!(error instanceof RolloutFailed) || error instanceof LockLost) throw error
    throw await takeBack(error, plan, tools, before)
  }
}

/** Finds out what serves, and puts right what an earlier rollout that died has left. */
const settle = (plan: RolloutPlan, tools: RolloutTools): Promise<Baseline> =>
  orFail("look what serves", advice.look, () => settled(plan, tools))

const settled = async (plan: RolloutPlan, { run, clock, say }: RolloutTools): Promise<Baseline> => {
  const { services } = plan
  const [api, worker] = await Promise.all([run.read(services.api), run.read(services.worker)])
  say(`${services.api}: ${describeShares(api)}; ${services.worker}: ${describeShares(worker)}`)
  const found = findBaseline(api, worker)
  if (!found.ok) throw new RolloutFailed("look what serves", found.error, "Then start this rollout again.")
  if (found.value.interrupted) say("An earlier rollout died under way: what it left goes back first")
  const failures = await putBack(services, found.value, { run, sleep: clock.sleep, say })
  if (failures.length === 0) return found.value
  const step = "put right what an earlier rollout left"
  throw new RolloutFailed(step, failures.join("; "), advice.byHand(plan, found.value))
}

/** Puts everything back; the failure then says how things stand. */
const takeBack = async (
  failed: RolloutFailed,
  plan: RolloutPlan,
  { run, clock, say }: RolloutTools,
  before: Baseline,
): Promise<RolloutFailed> => {
  say(`✗ ${failed.message}`)
  say("Everything goes back to what served before")
  const failures = await putBack(plan.services, before, { run, sleep: clock.sleep, say })
  if (failures.length > 0) return new NotPutBack(failed, failures, advice.byHand(plan, before))
  const serving = `Production serves what it served before: ${before.api}, ${before.worker}.`
  return new RolloutFailed(failed.step, failed.reason, `${serving} ${failed.advice}`, { cause: failed })
}

const newsOf = (error: unknown, version: string): News => ({
  event: "rollout.failed",
  severity: error instanceof NotPutBack ? "CRITICAL" : "ERROR",
  message: `${version}: ${error instanceof Error ? error.message : String(error)}`,
  version,
})

const free = async (lock: Lock, { say }: RolloutTools): Promise<void> => {
  try {
    await lock.release()
  } catch {
    say("The lock could not be freed; it expires by itself.")
  }
}
