/** The commands of gcloud that we use, with their flags: the stand-in refuses any other, as gcloud would. */
export type Command = {
  /** How many words follow its name. */
  readonly positionals: number
  readonly flags: readonly string[]
}

export const everywhere = ["--project", "--quiet", "--format"] as const

export const commands: Readonly<Record<string, Command>> = {
  "run services describe": { positionals: 1, flags: ["--region"] },
  "run services update": {
    positionals: 1,
    flags: ["--region", "--image", "--no-traffic", "--tag", "--revision-suffix"],
  },
  "run services update-traffic": {
    positionals: 1,
    flags: ["--region", "--to-revisions", "--update-tags", "--remove-tags"],
  },
  "run jobs update": { positionals: 1, flags: ["--region", "--image"] },
  "run jobs execute": { positionals: 1, flags: ["--region", "--wait", "--args"] },
  "artifacts docker images describe": { positionals: 1, flags: ["--show-package-vulnerability"] },
  "storage cp": { positionals: 2, flags: ["--if-generation-match", "--custom-metadata"] },
  "storage rm": { positionals: 1, flags: ["--if-generation-match"] },
  "storage objects list": { positionals: 1, flags: [] },
  "logging write": { positionals: 2, flags: ["--payload-type", "--severity"] },
  "auth print-access-token": { positionals: 0, flags: [] },
}

/** Flags that take no value. */
const switches = new Set(["--quiet", "--no-traffic", "--wait", "--show-package-vulnerability"])

export type Parsed = {
  readonly name: string
  readonly positionals: readonly string[]
  readonly flags: Readonly<Record<string, string>>
}

/** Reads a command line as gcloud would; throws for what it does not know. */
export const parseCommand = (argv: readonly string[]): Parsed => {
  const words = argv.filter((word) => word === "-" || !word.startsWith("-"))
  const name = Object.keys(commands).find((known) => `${words.join(" ")} `.startsWith(`${known} `))
  const command = name === undefined ? undefined : commands[name]
  if (name === undefined || command === undefined) throw new Error(`Invalid choice: '${words.join(" ")}'`)
  const positionals = words.slice(name.split(" ").length)
  if (positionals.length !== command.positionals) {
    throw new Error(`${name} takes ${command.positionals} words, got: ${positionals.join(" ")}`)
  }
  const flags: Record<string, string> = {}
  for (const word of argv.filter((word) => word.startsWith("--"))) {
    const [flag = "", ...value] = word.split("=")
    if (![...command.flags, ...everywhere].includes(flag)) throw new Error(`unrecognized arguments: ${word}`)
    if (flag in flags) throw new Error(`${flag} is given twice`)
    if (switches.has(flag) !== (value.length === 0))
      throw new Error(`${flag} with a value, or without: ${word}`)
    flags[flag] = value.join("=")
  }
  for (const needed of command.flags.includes("--region") ? ["--project", "--region"] : ["--project"]) {
    if (flags[needed] === undefined) throw new Error(`${name} needs ${needed}`)
  }
  return { name, positionals, flags }
}
