import { advice } from "./advice.ts"
import type { Baseline } from "./baseline.ts"
import { GcloudFailed } from "./gcloud.ts"
import type { Lock } from "./lock.ts"
import { orFail } from "./rollout-failed.ts"
import type { RolloutPlan, RolloutTools } from "./rollout-plan.ts"
import { soak } from "./soak.ts"
import { tags } from "./tags.ts"

/**
 * The steps from the migrations to all of the traffic. Stops at the first that fails, and leaves things as they are then.
 * @throws RolloutFailed for the step that failed, LockLost when somebody else has taken over
 */
export const bringOut = async (
  plan: RolloutPlan,
  tools: RolloutTools,
  lock: Lock,
  before: Baseline,
): Promise<void> => {
  const { services, jobs, image, suffix } = plan
  const { run, clock } = tools
  const candidate = { api: `${services.api}-${suffix}`, worker: `${services.worker}-${suffix}` }
  const step = makeStep(tools, lock)

  await step("migrate the database", advice.migrate(jobs.migrate), () => run.runJob(jobs.migrate, image))
  const workerSince = clock.now() // it tells the log that it starts, and perhaps nothing after that
  await step("start the worker", advice.start(services.worker, candidate.worker), () =>
    run.deployCandidate(services.worker, image, suffix),
  )
  await step("hand the jobs to the new worker", advice.again, () =>
    run.route(services.worker, { shares: { [candidate.worker]: 100 } }),
  )
  await step("start the API without traffic", advice.start(services.api, candidate.api), () =>
    run.deployCandidate(services.api, image, suffix),
  )
  await step("smoke test", advice.smoke, () => smokeTest(plan, tools))

  for (const percent of plan.steps) {
    await step(`${percent} % of the traffic`, advice.limits(candidate.api), async () => {
      const rest = percent < 100 ? { [before.api]: 100 - percent } : {}
      await run.route(services.api, { shares: { [candidate.api]: percent, ...rest } })
      const watched = { ...plan, ...candidate, workerSince, seconds: plan.stepSeconds }
      const verdict = await soak(watched, { ...tools, onMinute: () => keep(lock, tools) })
      if (verdict.kind === "broken") throw new Error(verdict.reason)
      if (verdict.kind === "unknown") throw new Error(`whether it holds cannot be told: ${verdict.reason}`)
      tools.say(`  holds: ${verdict.reason}`)
    })
  }

  await step(`give the job ${jobs.reproject} the image`, advice.again, () =>
    run.setJobImage(jobs.reproject, image),
  )
  // The worker first: that the API is marked is what says that the rollout is over.
  for (const name of ["worker", "api"] as const) {
    await step(`mark ${services[name]} as stable`, advice.again, () =>
      run.route(services[name], {
        shares: { [candidate[name]]: 100 },
        tags: { [tags.stable]: candidate[name], [tags.previous]: before[name] },
        removeTags: [tags.candidate],
      }),
    )
  }
}

/** Does one thing under the lock. */
const makeStep =
  ({ stop, say }: RolloutTools, lock: Lock) =>
  (name: string, whatToDo: string, work: () => Promise<void>): Promise<void> =>
    orFail(name, whatToDo, async () => {
      stop.throwIfAborted()
      await lock.renew()
      say(`… ${name}`)
      await work()
    })

/** At the revision's own address; where that is closed, from a job in the network. */
const smokeTest = async (
  { services, jobs, version, image }: RolloutPlan,
  { run, smoke, say }: RolloutTools,
): Promise<void> => {
  const api = await run.read(services.api)
  const url = api.tags.get(tags.candidate)?.url ?? null
  if (url === null) throw new Error(`Cloud Run tells no address of the revision tagged "${tags.candidate}"`)
  if (!api.isOpen) {
    say(`  from the job ${jobs.smoke}, for the address is closed to the outside`)
    await run.runJob(jobs.smoke, image, ["smoke.js", url, version])
    return
  }
  const wrong = await smoke(url, version)
  if (wrong.length > 0) throw new Error(wrong.join("; "))
}

/** A minute has passed under traffic. A lock that could not be renewed this time stays ours for a while. */
const keep = async (lock: Lock, { say }: RolloutTools): Promise<void> => {
  try {
    await lock.renew()
  } catch (error) {
    if (!(error instanceof GcloudFailed)) throw error
    say(`  the lock could not be renewed: ${error.message}`)
  }
}
