import { readFileSync, renameSync, writeFileSync } from "node:fs"

/** What an image does when it runs: the ways in which a release can be bad. */
export type Behaviour = {
  readonly version: string
  /** The roles that start; another one ends at once. */
  readonly starts: readonly ("api" | "worker" | "migrate")[]
  /** Every answer of the API is 500. */
  readonly answers500: boolean
  /** Share of the requests under traffic that is answered 500, after a smoke test that went well. */
  readonly errorShare: number
  readonly latencyMs: number
  readonly workerErrors: number
}

export type Revision = { readonly image: string; readonly ready: boolean; readonly startedAt: string }

export type Service = {
  readonly ingress: string
  revisions: Record<string, Revision>
  /** In percent. `LATEST` follows the newest revision, as Terraform sets it up. */
  shares: Record<string, number>
  tags: Record<string, string>
  latest: string
}

export type Run = {
  readonly job: string
  readonly image: string
  readonly args: string
  readonly ok: boolean
}

export type Cloud = {
  now: string
  services: Record<string, Service>
  jobs: Record<string, { image: string }>
  runs: Run[]
  /** How many migrations the database has. */
  migrations: number
  objects: Record<string, { generation: number; metadata: Record<string, string> }>
  generations: number
  /** Digests by tag. */
  images: Record<string, string>
  behaviours: Record<string, Behaviour>
  log: { readonly severity: string; readonly payload: unknown }[]
  calls: (readonly string[])[]
}

/** The cloud lives in a file, so that processes that come and go share it. */
export const readCloud = (file: string): Cloud => JSON.parse(readFileSync(file, "utf8"))
/** Whoever reads meanwhile sees the cloud before or after, never half of it. */
export const writeCloud = (file: string, cloud: Cloud): void => {
  const written = `${file}.${process.pid}`
  writeFileSync(written, JSON.stringify(cloud))
  renameSync(written, file)
}

export const repository = "europe-west1-docker.pkg.dev/brewery-test/brasse-bouillon/app"
export const digestOf = (name: string): string =>
  `sha256:${Buffer.from(name).toString("hex").padEnd(64, "0")}`
export const imageOf = (name: string): string => `${repository}@${digestOf(name)}`

const good: Behaviour = {
  version: "1.2.2",
  starts: ["api", "worker", "migrate"],
  answers500: false,
  errorShare: 0,
  latencyMs: 40,
  workerErrors: 0,
}

/** Production that serves 1.2.2 since an earlier rollout, and the image of 1.2.3 in the registry. */
export const aCloud = (release: Partial<Behaviour> = {}): Cloud => {
  const startedAt = "2026-11-01T10:00:00.000Z"
  const service = (name: string): Service => ({
    ingress: name === "worker" ? "internal" : "all",
    revisions: {
      [`${name}-v1-2-1-aaaaaaaa`]: { image: imageOf("1.2.1"), ready: true, startedAt },
      [`${name}-v1-2-2-bbbbbbbb`]: { image: imageOf("1.2.2"), ready: true, startedAt },
    },
    shares: { [`${name}-v1-2-2-bbbbbbbb`]: 100 },
    tags: { stable: `${name}-v1-2-2-bbbbbbbb`, previous: `${name}-v1-2-1-aaaaaaaa` },
    latest: `${name}-v1-2-2-bbbbbbbb`,
  })
  return {
    now: "2026-11-25T10:00:00.000Z",
    services: { api: service("api"), worker: service("worker") },
    jobs: Object.fromEntries(
      ["migrate", "smoke", "reproject"].map((job) => [job, { image: imageOf("1.2.2") }]),
    ),
    runs: [],
    migrations: 7,
    objects: {},
    generations: 1000,
    images: { [`${repository}:v1.2.3`]: digestOf("1.2.3") },
    behaviours: {
      [digestOf("1.2.1")]: { ...good, version: "1.2.1" },
      [digestOf("1.2.2")]: good,
      [digestOf("1.2.3")]: { ...good, version: "1.2.3", ...release },
    },
    log: [],
    calls: [],
  }
}

export const behaviourOf = (cloud: Cloud, image: string): Behaviour => {
  const behaviour = cloud.behaviours[image.slice(image.indexOf("@") + 1)]
  if (behaviour === undefined) throw new Error(`nobody has pushed ${image}`)
  return behaviour
}
