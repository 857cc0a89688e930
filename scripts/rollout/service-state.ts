import * as z from "zod"

/** What a Cloud Run service serves with, read from Cloud Run itself. */
export type ServiceState = {
  readonly name: string
  /** Its own address, which may be closed to the outside. */
  readonly url: string
  /** Whether the outside reaches that address, and those of tags: behind a load balancer it does not. */
  readonly isOpen: boolean
  /** The share of the traffic by revision, in percent; only revisions that get some. */
  readonly shares: ReadonlyMap<string, number>
  /** The revision of each traffic tag. */
  readonly tags: ReadonlyMap<string, Tagged>
}

export type Tagged = { readonly revision: string; readonly url: string | null }

const Target = z.object({
  revisionName: z.string().optional(),
  percent: z.number().optional(),
  tag: z.string().optional(),
  url: z.string().optional(),
})

/** The part that we read of `gcloud run services describe --format=json`. */
const Described = z.object({
  metadata: z.object({
    name: z.string(),
    annotations: z.record(z.string(), z.string()).default({}),
  }),
  spec: z.object({ traffic: z.array(Target).default([]) }),
  status: z.object({
    url: z.string(),
    latestReadyRevisionName: z.string().optional(),
    traffic: z.array(Target).default([]),
  }),
})

/** Reads what `gcloud run services describe --format=json` printed; throws when that is something else. */
export const readServiceState = (json: string): ServiceState => {
  const { metadata, spec, status } = Described.parse(JSON.parse(json))
  const nameOf = ({ revisionName }: z.infer<typeof Target>): string =>
    revisionName ?? status.latestReadyRevisionName ?? ""

  const shares = new Map<string, number>()
  const tags = new Map<string, Tagged>()
  // A tag may be asked for and not be there yet, or never, where its revision does not start: both count as set.
  for (const target of [...spec.traffic, ...status.traffic]) {
    if (target.tag !== undefined) tags.set(target.tag, { revision: nameOf(target), url: target.url ?? null })
  }
  for (const target of status.traffic) {
    const percent = target.percent ?? 0
    if (percent > 0) shares.set(nameOf(target), (shares.get(nameOf(target)) ?? 0) + percent)
  }
  const ingress = metadata.annotations["run.googleapis.com/ingress"] ?? "all"
  return { name: metadata.name, url: status.url, isOpen: ingress === "all", shares, tags }
}

/** The revision that gets all of the traffic; null while it is shared. */
export const soleRevision = ({ shares }: ServiceState): string | null => {
  const [only, ...others] = shares
  return only !== undefined && others.length === 0 && only[1] === 100 ? only[0] : null
}

/** For people: `api-v1-2-3-0a1b2c (90 %), api-v1-2-4-3d4e5f (10 %)`. */
export const describeShares = ({ shares }: ServiceState): string =>
  shares.size === 0
    ? "nothing"
    : [...shares].map(([revision, percent]) => `${revision} (${percent} %)`).join(", ")
