import type { Instruction, Stage } from "./dockerfile.ts"

export type Context = {
  readonly stages: readonly Stage[]
  /** The files of the project that a build gets to see. */
  readonly files: readonly string[]
  /** Stages whose image runs somewhere. */
  readonly shipped: readonly string[]
}

const pinned = /^[a-z0-9.-]+(?:\/[a-z0-9._-]+)*:[\w.-]+@sha256:[0-9a-f]{64}$/

/** What is wrong with a Dockerfile, a sentence each. */
export const dockerfileFindings = (context: Context): readonly string[] => [
  ...context.stages.flatMap((stage, at) => stageFindings(stage, context, at)),
  ...context.shipped.flatMap((name) => shippedFindings(name, context.stages)),
]

const stageFindings = (stage: Stage, { stages, files }: Context, at: number): readonly string[] => {
  const earlier = new Set(stages.slice(0, at).map(({ name }) => name))
  const from = earlier.has(stage.from) || pinned.test(stage.from) ? [] : [`${stage.from} has no digest`]
  const all = stage.instructions.flatMap((instruction): readonly string[] => {
    const { keyword, text, words, flags, exec } = instruction
    switch (keyword) {
      case "ADD":
        return [`ADD ${text}: it fetches and unpacks; COPY does not`]
      case "COPY":
        return flags["from"] === undefined
          ? copied(words, files)
          : earlier.has(flags["from"])
            ? []
            : [`COPY --from=${flags["from"]}: there is no such stage before`]
      case "ENTRYPOINT":
      case "CMD":
        return exec === null ? [`${keyword} ${text}: a shell would stand between SIGTERM and node`] : []
      case "HEALTHCHECK":
        return ["HEALTHCHECK: Cloud Run has probes of its own"]
      case "ARG":
      case "ENV":
        return secrets(instruction)
      case "RUN":
        return /\b(?:curl|wget)\b/.test(text) ? [`RUN ${text}: what is fetched has no digest`] : []
      default:
        return []
    }
  })
  return [...from, ...all].map((finding) => `${stage.name}: ${finding}`)
}

const copied = (words: readonly string[], files: readonly string[]): readonly string[] =>
  words
    .slice(0, -1)
    .filter(
      (source) => !files.some((file) => file === source || file.startsWith(`${source.replace(/\/$/, "")}/`)),
    )
    .map((source) => `COPY ${source}: it is not there, or .dockerignore keeps it out`)

const secrets = ({ keyword, words }: Instruction): readonly string[] =>
  words
    .filter((word) => /^[^=]*(?:TOKEN|SECRET|PASSWORD|CREDENTIAL|_KEY)/i.test(word))
    .map((word) => `${keyword} ${word.split("=")[0]}: whoever has the image has it`)

const shippedFindings = (name: string, stages: readonly Stage[]): readonly string[] => {
  const stage = stages.find((other) => other.name === name)
  if (stage === undefined) return [`${name}: there is no such stage`]
  const last = (keyword: string) =>
    stage.instructions.findLast((instruction) => instruction.keyword === keyword)
  const user = last("USER")?.text ?? "root"
  return [
    ...(/^(?:root|0)\b/.test(user) ? [`${name}: runs as ${user}`] : []),
    ...(last("CMD") === undefined ? [`${name}: has no CMD`] : []),
  ]
}
