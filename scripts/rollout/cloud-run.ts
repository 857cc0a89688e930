import { failureOf, type Gcloud, GcloudFailed } from "./gcloud.ts"
import { readServiceState, type ServiceState } from "./service-state.ts"
import { tags } from "./tags.ts"

/** What a change of traffic asks for. Shares are in percent and add up to 100. */
export type TrafficChange = {
  readonly shares: Readonly<Record<string, number>>
  readonly tags?: Readonly<Record<string, string>>
  readonly removeTags?: readonly string[]
}

/** The few things that a rollout asks of Cloud Run. */
export type CloudRun = {
  readonly read: (service: string) => Promise<ServiceState>
  /** Makes a revision that gets no traffic, tagged `candidate`; throws when it does not start. */
  readonly deployCandidate: (service: string, image: string, suffix: string) => Promise<void>
  /** Moves traffic and tags at once, and looks whether they have moved; throws when they have not. */
  readonly route: (service: string, change: TrafficChange) => Promise<void>
  /** What a job will run with the next time that somebody starts it. */
  readonly setJobImage: (job: string, image: string) => Promise<void>
  /** Runs a job with this image to its end; throws when it fails. */
  readonly runJob: (job: string, image: string, args?: readonly string[]) => Promise<void>
}

const deployWithinMs = 900_000
/** Terraform gives a migration an hour; one that takes longer is run by hand before the tag. */
const jobWithinMs = 4_000_000
const settleTries = 10
const settlePauseMs = 3_000

export const makeCloudRun = (
  gcloud: Gcloud,
  region: string,
  sleep: (ms: number) => Promise<unknown>,
): CloudRun => {
  const at = `--region=${region}`
  const read = async (service: string): Promise<ServiceState> =>
    readServiceState(await gcloud(["run", "services", "describe", service, at, "--format=json"]))

  /** Cloud Run's own word counts: gcloud also fails when the change was made and some other revision is not ready. */
  const hasSettled = async (service: string, change: TrafficChange): Promise<boolean> => {
    for (let tries = 1; ; tries += 1) {
      if (isAsAsked(await read(service), change)) return true
      if (tries === settleTries) return false
      await sleep(settlePauseMs)
    }
  }

  const setJobImage = async (job: string, image: string): Promise<void> => {
    await gcloud(["run", "jobs", "update", job, at, `--image=${image}`])
  }

  return {
    read,
    setJobImage,
    deployCandidate: async (service, image, suffix) => {
      const what = [
        `--image=${image}`,
        "--no-traffic",
        `--tag=${tags.candidate}`,
        `--revision-suffix=${suffix}`,
      ]
      await gcloud(["run", "services", "update", service, at, ...what], { withinMs: deployWithinMs })
    },
    route: async (service, change) => {
      const args = ["run", "services", "update-traffic", service, at, ...trafficFlags(change)]
      const failure = await failureOf(gcloud(args))
      if (await hasSettled(service, change)) return
      throw (
        failure ?? new GcloudFailed(`gcloud ${args.join(" ")}: it ended well, and the traffic has not moved`)
      )
    },
    runJob: async (job, image, args) => {
      await setJobImage(job, image)
      const given = args === undefined ? [] : [`--args=${args.join(",")}`]
      await gcloud(["run", "jobs", "execute", job, at, "--wait", ...given], { withinMs: jobWithinMs })
    },
  }
}

const trafficFlags = ({ shares, tags = {}, removeTags = [] }: TrafficChange): readonly string[] => {
  const list = (pairs: Readonly<Record<string, string | number>>): string =>
    Object.entries(pairs)
      .map(([key, value]) => `${key}=${value}`)
      .join(",")
  return [
    `--to-revisions=${list(shares)}`,
    ...(Object.keys(tags).length > 0 ? [`--update-tags=${list(tags)}`] : []),
    ...(removeTags.length > 0 ? [`--remove-tags=${removeTags.join(",")}`] : []),
  ]
}

const isAsAsked = (state: ServiceState, { shares, tags = {}, removeTags = [] }: TrafficChange): boolean => {
  const wanted = Object.entries(shares).filter(([, percent]) => percent > 0)
  return (
    state.shares.size === wanted.length &&
    wanted.every(([revision, percent]) => state.shares.get(revision) === percent) &&
    Object.entries(tags).every(([tag, revision]) => state.tags.get(tag)?.revision === revision) &&
    removeTags.every((tag) => !state.tags.has(tag))
  )
}
