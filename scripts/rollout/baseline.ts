import { err, ok, type Result } from "../../src/shared/result.ts"
import { describeShares, type ServiceState, soleRevision } from "./service-state.ts"
import { tags } from "./tags.ts"

/** What served before a rollout, of both services: where everything goes back to when something fails. */
export type Baseline = { readonly api: string; readonly worker: string }

/** Which revisions to serve with, and whether that takes mending what an earlier rollout left behind. */
export type Found = Baseline & { readonly interrupted: boolean }

/**
 * Works out what served before: what serves now, or where an earlier rollout died under way, what was stable then.
 * @returns a sentence when it cannot be told, since somebody shared the traffic by hand
 */
export const findBaseline = (api: ServiceState, worker: ServiceState): Result<Found, string> => {
  const interrupted = api.tags.has(tags.candidate) || worker.tags.has(tags.candidate)
  const apiRevision = api.tags.has(tags.candidate) ? stableOf(api) : soleRevision(api)
  if (apiRevision === null) return err(unclear(api))
  const workerRevision = interrupted
    ? (workerOfRelease(api, worker, apiRevision) ?? stableWorker(api, worker))
    : soleRevision(worker)
  if (workerRevision === null) return err(unclear(worker))
  return ok({ api: apiRevision, worker: workerRevision, interrupted })
}

/** What was stable; a rollout tags it before it does anything else, so a candidate without it is somebody's own. */
const stableOf = (state: ServiceState): string | null => state.tags.get(tags.stable)?.revision ?? null

/**
 * The worker's revision of the same release as one of the API's. Releases name their revisions alike; null for one from
 * before the first rollout.
 */
export const workerOfRelease = (
  api: ServiceState,
  worker: ServiceState,
  apiRevision: string,
): string | null => {
  const release = releaseOf(api, apiRevision)
  const known = [...worker.shares.keys(), ...[...worker.tags.values()].map(({ revision }) => revision)]
  return known.find((revision) => releaseOf(worker, revision) === release) ?? null
}

/** The worker is marked as stable just before the API is: a rollout that died in between left it one step ahead. */
const stableWorker = (api: ServiceState, worker: ServiceState): string | null => {
  const onTrial = api.tags.get(tags.candidate)?.revision
  const stable = stableOf(worker)
  const isAhead =
    stable !== null && onTrial !== undefined && releaseOf(worker, stable) === releaseOf(api, onTrial)
  return isAhead ? (worker.tags.get(tags.previous)?.revision ?? null) : stable
}

/** What the names of a release's revisions have in common: `v1-2-3-0a1b2c` of `api-v1-2-3-0a1b2c`. */
const releaseOf = ({ name }: ServiceState, revision: string): string => revision.slice(name.length + 1)

const unclear = (state: ServiceState): string =>
  `${state.name} is served by ${describeShares(state)}, and no earlier rollout says why. ` +
  `Give all of its traffic to one revision first, in Cloud Console or by ` +
  `gcloud run services update-traffic ${state.name} --to-revisions=REVISION=100`
