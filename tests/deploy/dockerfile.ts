import { readFileSync } from "node:fs"
import createIgnore from "@balena/dockerignore"
import { type Copy, DockerfileParser, type JSONInstruction } from "dockerfile-ast"

/** One line of a Dockerfile, as far as we use them. */
export type Instruction = {
  readonly keyword: string
  /** What stands after keyword and flags, as written. */
  readonly text: string
  readonly words: readonly string[]
  readonly flags: Readonly<Record<string, string>>
  /** For the exec form, such as `CMD ["main.js"]`. */
  readonly exec: readonly string[] | null
}

export type Stage = {
  readonly name: string
  /** Another stage, or an image with the arguments filled in. */
  readonly from: string
  readonly instructions: readonly Instruction[]
}

/** Reads the stages of a Dockerfile; arguments have the values that stand there. */
export const readStages = (text: string): readonly Stage[] => {
  const parsed = DockerfileParser.parse(text)
  const values = new Map(
    parsed.getInitialARGs().map((arg) => {
      const [name = "", ...value] = (arg.getArgumentsContent() ?? "").split("=")
      return [name, value.join("=")] as const
    }),
  )
  const filled = (word: string): string =>
    word.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => values.get(name) ?? "")
  const stages: { name: string; from: string; instructions: Instruction[] }[] = []
  for (const instruction of parsed.getInstructions()) {
    const words = instruction.getArguments().map((argument) => argument.getValue())
    const keyword = instruction.getKeyword()
    if (keyword === "FROM") {
      stages.push({ name: words[2] ?? String(stages.length), from: filled(words[0] ?? ""), instructions: [] })
      continue
    }
    const flagged = instruction as Partial<Pick<Copy, "getFlags">>
    const flags = (flagged.getFlags?.() ?? []).map((flag) => [flag.getName(), flag.getValue() ?? ""] as const)
    const json = instruction as Partial<Pick<JSONInstruction, "getJSONStrings">>
    const strings = (json.getJSONStrings?.() ?? []).map((part) => part.getJSONValue())
    stages.at(-1)?.instructions.push({
      keyword,
      text: instruction.getArgumentsContent() ?? "",
      words,
      flags: Object.fromEntries(flags),
      exec: strings.length > 0 ? strings : null,
    })
  }
  return stages
}

/** Whether .dockerignore lets a file of the project into a build. */
export const letsThrough = (dockerignore: string): ((file: string) => boolean) => {
  const ignore = createIgnore.default().add(readFileSync(dockerignore, "utf8"))
  return (file) => !ignore.ignores(file)
}
