import type { CloudBuild } from "./cloudbuild-schema.ts"

type Step = CloudBuild["steps"][number]

/** What Cloud Build fills in by itself. https://cloud.google.com/build/docs/configuring-builds/substitute-variable-values */
const builtIn = new Set(["PROJECT_ID", "BUILD_ID", "TAG_NAME", "COMMIT_SHA"])

const digest = /^[a-z0-9.-]+(?:\/[a-z0-9._-]+)*:[\w.-]+@sha256:[0-9a-f]{64}$/

/** What is wrong with a build beyond its shape, a sentence each. */
export const cloudBuildFindings = (build: CloudBuild): readonly string[] => [
  ...order(build.steps),
  ...images(build),
  ...substitutions(build),
  ...secrets(build),
  ...times(build),
  ...account(build),
]

/** Each step waits for named ones before it, and the tag is looked at before anything else. */
const order = (steps: readonly Step[]): readonly string[] => {
  const ids = steps.map(({ id }) => id)
  const twice = ids
    .filter((id, at) => ids.indexOf(id) !== at)
    .map((id) => `${id}: there are two of that name`)
  const waits = steps.flatMap(({ id, waitFor }, at) =>
    waitFor
      .filter((other) => other !== "-" && !ids.slice(0, at).includes(other))
      .map((other) => `${id}: waits for ${other}, which is no step before it`),
  )
  const early = steps
    .filter(({ id }) => id !== "verify-tag" && !before(steps, id).has("verify-tag"))
    .map(({ id }) => `${id}: may begin before the tag was looked at`)
  return [...twice, ...waits, ...early]
}

/** Which steps of those before it a step waits for; one that comes later is a finding of its own. */
const waitedFor = (steps: readonly Step[], id: string): readonly string[] => {
  const at = steps.findIndex((step) => step.id === id)
  const earlier = new Set(steps.slice(0, at).map((step) => step.id))
  return (steps[at]?.waitFor ?? []).filter((other) => earlier.has(other))
}

/** All steps that have ended when this one begins. */
export const before = (steps: readonly Step[], id: string): ReadonlySet<string> =>
  new Set(waitedFor(steps, id).flatMap((other) => [other, ...before(steps, other)]))

const images = ({ steps, substitutions }: CloudBuild): readonly string[] => [
  ...Object.entries(substitutions)
    .filter(([, value]) => value.startsWith("moby/") && !digest.test(value))
    .map(([name, value]) => `${name}: ${value} has no digest`),
  ...steps.flatMap(({ id, name, waitFor }) => {
    if (name === "toolbox:local") {
      return before(steps, id).has("toolbox")
        ? []
        : [`${id}: runs in the toolbox before it is built (waits for ${waitFor.join(", ")})`]
    }
    return digest.test(name) ? [] : [`${id}: ${name} has no digest`]
  }),
]

const used = (value: unknown): readonly string[] =>
  [...JSON.stringify(value).matchAll(/(?<!\$)\$\{?([A-Z_][A-Z0-9_]*)/g)].map(([, name = ""]) => name)

const substitutions = (build: CloudBuild): readonly string[] => {
  const declared = Object.keys(build.substitutions)
  const names = new Set(used(build))
  return [
    ...[...names]
      .filter((name) => !declared.includes(name) && !builtIn.has(name))
      .map((name) => `$${name} is declared nowhere`),
    ...declared.filter((name) => !names.has(name)).map((name) => `${name} is used nowhere`),
  ]
}

/** Secrets come from Secret Manager, by version, and are named where they are used. */
const secrets = ({ steps, availableSecrets, substitutions }: CloudBuild): readonly string[] => {
  const available = availableSecrets?.secretManager ?? []
  const looksSecret = /TOKEN|SECRET|PASSWORD|CREDENTIAL/
  return [
    ...steps.flatMap(({ id, secretEnv }) =>
      secretEnv
        .filter((name) => !available.some(({ env }) => env === name))
        .map((name) => `${id}: the secret ${name} is not among availableSecrets`),
    ),
    ...available
      .filter(({ versionName }) => !/\/versions\/\d+$/.test(versionName))
      .map(({ env }) => `the secret ${env} has no fixed version`),
    ...steps.flatMap(({ id, env }) =>
      env
        .filter((pair) => looksSecret.test(pair.split("=")[0] ?? ""))
        .map((pair) => `${id}: ${pair.split("=")[0]} stands in the open`),
    ),
    ...Object.keys(substitutions)
      .filter((name) => looksSecret.test(name))
      .map((name) => `${name}: substitutions are shown to everybody who sees builds`),
  ]
}

const seconds = (duration: string): number => Number.parseInt(duration, 10)
const dayInSeconds = 86_400

/** The build may take as long as its longest way. */
const times = ({ steps, timeout }: CloudBuild): readonly string[] => {
  const longest = (id: string): number => {
    const step = steps.find((other) => other.id === id)
    const ways = waitedFor(steps, id).map(longest)
    return seconds(step?.timeout ?? "0s") + Math.max(0, ...ways)
  }
  const most = Math.max(...steps.map(({ id }) => longest(id)))
  return [
    ...(seconds(timeout) < most ? [`the build may take ${timeout}, its steps ${most}s`] : []),
    ...(seconds(timeout) > dayInSeconds ? [`Cloud Build ends after a day, ${timeout} is longer`] : []),
  ]
}

const account = ({ serviceAccount }: CloudBuild): readonly string[] =>
  /^projects\/\$\{PROJECT_ID\}\/serviceAccounts\/\$\{_SERVICE_ACCOUNT\}$/.test(serviceAccount)
    ? []
    : [`${serviceAccount} is no account of ours: the default one may do too much`]
