import { behaviourOf, type Cloud, type Service } from "./cloud.ts"
import { parseCommand, type Parsed } from "./commands.ts"

export type Outcome = { readonly code: number; readonly stdout: string; readonly stderr: string }

/** A command of gcloud, carried out on the stand-in's cloud. Fails as the real one does, with a reason on stderr. */
export const fakeGcloud = (cloud: Cloud, argv: readonly string[]): Outcome => {
  cloud.calls.push(argv)
  try {
    const parsed = parseCommand(argv)
    const run = handlers[parsed.name]
    if (run === undefined) throw new Error(`the stand-in cannot do ${parsed.name}`)
    return { code: 0, stdout: run(cloud, parsed), stderr: "" }
  } catch (error) {
    return {
      code: 1,
      stdout: "",
      stderr: `ERROR: (gcloud) ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}

type Handler = (cloud: Cloud, parsed: Parsed) => string

const serviceOf = (cloud: Cloud, { positionals }: Parsed): [name: string, service: Service] => {
  const [name = ""] = positionals
  const service = cloud.services[name]
  if (service === undefined) throw new Error(`Cannot find service [${name}]`)
  return [name, service]
}

const need = ({ flags }: Parsed, flag: string): string => {
  const value = flags[flag]
  if (value === undefined) throw new Error(`${flag} is needed`)
  return value
}

const pairs = (text: string | undefined): [string, string][] =>
  (text ?? "")
    .split(",")
    .filter((pair) => pair !== "")
    .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)])

const describeService: Handler = (cloud, parsed) => {
  const [name, service] = serviceOf(cloud, parsed)
  const nameOf = (revision: string) =>
    revision === "LATEST"
      ? { latestRevision: true, revisionName: service.latest }
      : { revisionName: revision }
  const shares = Object.entries(service.shares).map(([revision, percent]) => ({
    ...nameOf(revision),
    percent,
  }))
  const tagged = Object.entries(service.tags).map(([tag, revision]) => ({ revisionName: revision, tag }))
  return JSON.stringify({
    apiVersion: "serving.knative.dev/v1",
    kind: "Service",
    metadata: { name, annotations: { "run.googleapis.com/ingress": service.ingress } },
    spec: { traffic: [...shares, ...tagged] },
    status: {
      url: `https://${name}.test`,
      latestReadyRevisionName: service.latest,
      // A tag gets its address when its revision is ready.
      traffic: [
        ...shares,
        ...tagged
          .filter(({ revisionName }) => service.revisions[revisionName]?.ready)
          .map((target) => ({ ...target, url: `https://${target.tag}---${name}.test` })),
      ],
    },
  })
}

const updateService: Handler = (cloud, parsed) => {
  const [name, service] = serviceOf(cloud, parsed)
  const image = need(parsed, "--image")
  if (!image.includes("@sha256:")) throw new Error(`${image} is no image by digest`)
  if (!("--no-traffic" in parsed.flags)) throw new Error("this would move the traffic at once")
  const revision = `${name}-${need(parsed, "--revision-suffix")}`
  if (revision in service.revisions) throw new Error(`Revision named '${revision}' already exists`)
  const ready = behaviourOf(cloud, image).starts.some((role) => role === name)
  service.revisions[revision] = { image, ready, startedAt: cloud.now }
  service.tags[need(parsed, "--tag")] = revision
  // Without traffic means that what has it keeps it, by name from now on.
  const followed = service.shares["LATEST"]
  if (followed !== undefined) {
    delete service.shares["LATEST"]
    service.shares[service.latest] = followed
  }
  if (!ready) throw new Error(`Revision '${revision}' is not ready and cannot serve traffic.`)
  service.latest = revision
  return ""
}

const updateTraffic: Handler = (cloud, parsed) => {
  const [name, service] = serviceOf(cloud, parsed)
  const shares = pairs(need(parsed, "--to-revisions")).map(
    ([revision, percent]) => [revision, Number(percent)] as const,
  )
  const tags = pairs(parsed.flags["--update-tags"])
  for (const revision of [...shares, ...tags.map(([tag, revision]) => [revision, tag] as const)].map(
    ([name]) => name,
  )) {
    if (service.revisions[revision]?.ready !== true)
      throw new Error(`Revision '${revision}' cannot serve traffic.`)
  }
  if (shares.reduce((sum, [, percent]) => sum + percent, 0) !== 100)
    throw new Error("traffic must add up to 100")
  const removed = (parsed.flags["--remove-tags"] ?? "").split(",")
  const kept = Object.entries({ ...service.tags, ...Object.fromEntries(tags) }).filter(
    ([tag]) => !removed.includes(tag),
  )
  const broken = kept.find(([, revision]) => service.revisions[revision]?.ready !== true)
  if (broken !== undefined)
    throw new Error(`the tag ${broken[0]} leads to a revision that is not ready: nothing is routed`)
  service.shares = Object.fromEntries(shares)
  service.tags = Object.fromEntries(kept)
  // The real one waits for the whole service to be ready, which one with a broken newest revision is not.
  const unready = Object.keys(service.revisions).at(-1) ?? ""
  if (service.revisions[unready]?.ready === false)
    throw new Error(`${name}: revision '${unready}' is not ready`)
  return "[]"
}

const updateJob: Handler = (cloud, parsed) => {
  const [job = ""] = parsed.positionals
  if (cloud.jobs[job] === undefined) throw new Error(`Job [${job}] could not be found.`)
  cloud.jobs[job] = { image: need(parsed, "--image") }
  return ""
}

const executeJob: Handler = (cloud, parsed) => {
  const [job = ""] = parsed.positionals
  const found = cloud.jobs[job]
  if (found === undefined) throw new Error(`Job [${job}] could not be found.`)
  if (!("--wait" in parsed.flags)) throw new Error("nobody waits for the job")
  const args = parsed.flags["--args"] ?? ""
  const { image } = found
  const ok = job === "migrate" ? migrated(cloud, image) : answers(cloud, args)
  cloud.runs.push({ job, image, args, ok })
  if (!ok) throw new Error(`Execution ${job}-x7k2p failed: task 0 exited with 1.`)
  return ""
}

/** Each release brings two migrations; one whose `migrate` does not start fails after the first of them. */
const migrated = (cloud: Cloud, image: string): boolean => {
  const ok = behaviourOf(cloud, image).starts.includes("migrate")
  cloud.migrations += ok ? 2 : 1
  return ok
}

/** What the job in the network finds: the same as the smoke test from outside would. */
const answers = (cloud: Cloud, args: string): boolean => {
  const [program, url = "", version] = args.split(",")
  const api = cloud.services["api"]
  const revision = /^https:\/\/(\w+)---api\.test$/.exec(url)?.[1]
  const image = api?.revisions[api.tags[revision ?? ""] ?? ""]?.image
  if (program !== "smoke.js" || image === undefined) return false
  const behaviour = behaviourOf(cloud, image)
  return !behaviour.answers500 && behaviour.version === version
}

const describeImage: Handler = (cloud, { positionals: [image = ""] }) => {
  const digest = cloud.images[image]
  if (digest === undefined) throw new Error(`Image not found: ${image}`)
  return JSON.stringify({ image_summary: { digest, fully_qualified_digest: image } })
}

const copyObject: Handler = (cloud, parsed) => {
  const [from, address = ""] = parsed.positionals
  if (from !== "-") throw new Error("the stand-in copies from standard input only")
  precondition(cloud, address, need(parsed, "--if-generation-match"))
  cloud.generations += 1
  const metadata = Object.fromEntries(pairs(need(parsed, "--custom-metadata")))
  cloud.objects[address] = { generation: cloud.generations, metadata }
  return ""
}

const removeObject: Handler = (cloud, parsed) => {
  const [address = ""] = parsed.positionals
  if (cloud.objects[address] === undefined) throw new Error("The following URLs matched no objects or files")
  precondition(cloud, address, need(parsed, "--if-generation-match"))
  delete cloud.objects[address]
  return ""
}

const precondition = (cloud: Cloud, address: string, generation: string): void => {
  if (Number(generation) === (cloud.objects[address]?.generation ?? 0)) return
  throw new Error("HTTPError 412: At least one of the pre-conditions you specified did not hold.")
}

const listObjects: Handler = (cloud, { positionals: [address = ""] }) => {
  const object = cloud.objects[address]
  const listed = object && {
    name: address,
    generation: String(object.generation),
    custom_fields: object.metadata,
  }
  return JSON.stringify(listed === undefined ? [] : [listed])
}

const writeLog: Handler = (cloud, parsed) => {
  if (need(parsed, "--payload-type") !== "json") throw new Error("the log takes JSON")
  cloud.log.push({ severity: need(parsed, "--severity"), payload: JSON.parse(parsed.positionals[1] ?? "") })
  return ""
}

const handlers: Readonly<Record<string, Handler>> = {
  "run services describe": describeService,
  "run services update": updateService,
  "run services update-traffic": updateTraffic,
  "run jobs update": updateJob,
  "run jobs execute": executeJob,
  "artifacts docker images describe": describeImage,
  "storage cp": copyObject,
  "storage rm": removeObject,
  "storage objects list": listObjects,
  "logging write": writeLog,
  "auth print-access-token": () => "a-token\n",
}
