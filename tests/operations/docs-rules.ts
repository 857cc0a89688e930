import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"

const root = path.join(import.meta.dirname, "../..")
const folder = path.join(root, "docs/operations")

export const read = (file: string): string => readFileSync(path.join(root, file), "utf8")

/** The pages, by their path in the repository. */
export const pages: readonly string[] = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => path.posix.join("docs/operations", name.replaceAll("\\", "/")))
  .toSorted()

const textsBelow = (start: string, endings: RegExp): string =>
  readdirSync(path.join(root, start), { recursive: true, encoding: "utf8" })
    .filter((name) => endings.test(name) && !name.includes("node_modules"))
    .map((name) => read(path.join(start, name)))
    .join("\n")

const src = textsBelow("src", /\.ts$/)
const terraform = textsBelow("terraform", /\.(tf|json|filter|sql)$/)
const everything = [
  src,
  terraform,
  textsBelow("scripts", /\.(ts|mjs)$/),
  textsBelow("migrations", /\.sql$/),
  textsBelow(".github", /\.yml$/),
  read("cloudbuild.yaml"),
  read("sonar-project.properties"),
].join("\n")

/** The events that the program writes, and those of a rollout. */
export const events: ReadonlySet<string> = new Set(
  [...everything.matchAll(/"((?:[a-z]+)\.(?:[a-z]+(?:_[a-z]+)*))"/g)]
    .flatMap(([, name]) => name ?? [])
    .filter((name) => !/\.(ts|js|json|ya?ml|md|sql|com|log|dump)$/.test(name)),
)

/** `## A heading` as GitHub links to it. */
const anchorsOf = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} -]/gu, "")
        .replaceAll(" ", "-"),
    ),
  )

/** Links to files of the repository that are not there, or to headings that their page has not. */
export const brokenLinks = (page: string, text: string): readonly string[] =>
  [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)].flatMap(([, target = "", anchor]) => {
    const file = target === "" ? page : path.join(path.dirname(page), target)
    if (!existsSync(path.join(root, file))) return `${page}: there is no ${target}`
    if (anchor === undefined) return []
    const found = target === "" ? text : read(file)
    return anchorsOf(found).has(anchor) ? [] : `${page}: ${target} has no heading #${anchor}`
  })

const codeIn = (text: string): readonly string[] => [
  ...[...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].map(([, code = ""]) => code),
  ...[...text.replaceAll(/^ *```[\s\S]*?^ *```/gm, "").matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code),
]

/** Files, scripts, variables, events, addresses and names that a page speaks of and the repository does not know. */
export const unknownNames = (page: string, text: string): readonly string[] => {
  const code = codeIn(text)
  const all = code.join("\n")
  const scripts = JSON.parse(read("package.json")).scripts
  const api = JSON.parse(read("openapi.json")).paths
  const among = (found: RegExp, isKnown: (name: string) => boolean, what: string): readonly string[] => [
    ...new Set(
      [...all.matchAll(found)]
        .map((match) => match[1] ?? match[0])
        .filter((name) => !isKnown(name))
        .map((name) => `${page}: there is no ${what} ${name}`),
    ),
  ]
  return [
    ...among(
      /(?<![\w/.-])((?:src|scripts|terraform|migrations|tests|tools|local)\/[\w./-]*\w)/g,
      (name) => existsSync(path.join(root, name)),
      "file",
    ),
    ...among(/npm run ([\w:-]+)/g, (name) => name in scripts, "script"),
    ...among(/\b(?:GET|POST|PUT|DELETE) (\/[\w/{}]+)/g, (name) => name in api, "address"),
    ...among(/\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\b/g, isVariable, "variable"),
    ...among(/(?<![\w.-])(bb-[a-z-]+[a-z])(?=@|[^\w.]|$)/g, isResource, "resource"),
    ...code
      .filter((name) => /^[a-z]+\.[a-z_]+$/.test(name) && eventGroups.has(name.split(".")[0] ?? ""))
      .filter((name) => !events.has(name) && !isSetting(name))
      .map((name) => `${page}: there is no event ${name}`),
    ...[...all.matchAll(/event=\(?((?:"[\w.]+"(?: OR )?)+)/g)]
      .flatMap(([, list = ""]) => [...list.matchAll(/"([\w.]+)"/g)].map(([, name = ""]) => name))
      .filter((name) => !events.has(name))
      .map((name) => `${page}: there is no event ${name}`),
    ...code
      .filter((name) => /^[a-z]+(?:_[a-z]+)+$/.test(name))
      .filter((name) => !everything.includes(name))
      .map((name) => `${page}: nothing is called ${name}`),
  ]
}

const eventGroups = new Set([...events].map((name) => name.split(".")[0] ?? ""))

/** `worker.concurrency` is a setting of Terraform's, not an event. */
const isSetting = (name: string): boolean => new RegExp(`\\b${name.split(".")[1]}\\s+= `).test(terraform)

/** Of other programs, or to be filled in by whoever types the command. */
const foreign =
  /^(CLOUDSDK_AUTH_IMPERSONATE_SERVICE_ACCOUNT|GOOGLE_IMPERSONATE_SERVICE_ACCOUNT|BUILD_ID|BACKUP_ID|BACKUP_NAME|NEW_INSTANCE|BACKUP_VOLUME|PERMISSION_DENIED|DEADLINE_EXCEEDED|RESOURCE_EXHAUSTED|INVALID_ARGUMENT|E2_HIGHCPU_8)$/

const isVariable = (name: string): boolean =>
  foreign.test(name) ||
  new RegExp(`\\b${name}\\b`).test(everything) ||
  (name.startsWith("TF_VAR") && terraform.includes(`variable "${name.slice("TF_VAR_".length)}"`))

/** Named in full, or `bb-${key}` of a map; or made by the page itself. */
const isResource = (name: string): boolean =>
  terraform.includes(`"${name}"`) ||
  (terraform.includes(`bb-\${`) && new RegExp(`^\\s+"?${name.slice(3)}"?\\s+= [{]`, "m").test(terraform)) ||
  /^bb-(drill|postgres-(then|drill))$/.test(name) ||
  /^bb-(api|worker)-(read-only|writes)?$/.test(name)

/** `gcloud words --flags` in the code of a page, lines that go on included. */
export const gcloudCommands = (
  text: string,
): readonly (readonly [words: string, flags: readonly string[]])[] =>
  codeIn(text)
    .map((code) => code.replaceAll(/\\\n\s*/g, ""))
    .flatMap((code) => [...code.matchAll(/gcloud ([^\n|&;)]*)/g)].map(([, rest = ""]) => rest))
    .filter((rest) => /^[a-z]/.test(rest))
    .map((rest) => {
      const bare = rest.replaceAll(/'[^']*'|"[^"]*"/g, "X")
      const flags = [...bare.matchAll(/(?<=\s)(--[a-z-]+)/g)].map(([, flag = ""]) => flag)
      return [bare.split(/\s+--/)[0] ?? "", flags]
    })

/** The alerts of Terraform, from the maps that they are made of. */
export const alerts: readonly string[] = [
  ...read("terraform/modules/observability/alerts.tf").matchAll(/^ {4}([a-z-]+) = \{$/gm),
].map(([, name = ""]) => name)

export const sectionsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^## (.*)$/gm)].map(([, title = ""]) => title)
