import { blocksOf, type Tree } from "../tree.ts"
import { expressionsWithin } from "../hcl/references.ts"
import { finding, type Finding, type Policy } from "./policy.ts"

/** What the first design ran, by words that its row of the table has. */
const systems: readonly (readonly [system: string, word: RegExp])[] = [
  ["EC2 and Docker", /EC2/],
  ["the API gateway", /gateway/i],
  ["NGINX and Certbot", /NGINX/i],
  ["Fail2Ban", /Fail2Ban/i],
  ["rate limiting", /rate limit/i],
  ["the auth service", /JWT|OAuth/],
  ["RDS", /RDS/],
  ["S3", /S3/],
  ["Redis", /Redis/],
  ["FCM", /FCM/],
  ["Winston and ELK", /ELK/],
  ["Grafana and Prometheus", /Grafana/],
  ["alerts by Slack and e-mail", /Slack/],
  ["GitHub Actions", /GitHub Actions/],
  ["CodeQL and SonarQube", /CodeQL/],
  ["three environments", /staging/],
  ["security audit logs", /audit/i],
]

const file = "README.md"

/**
 * The table "first design → ours" of terraform/README.md has a row for every system of the first design, and what it
 * names in backticks is there: resources, files of the repository, and switches that the stack has.
 */
export const systemsHaveTheirCounterparts: Policy = ({ tree, paths }) => {
  const text = tree.files.get(file) ?? ""
  const rows = rowsOf(text)
  if (rows.length === 0)
    return [finding({ file, line: 1 }, "there is no table that begins with | first design |")]
  const known = resourceNames(tree)
  const switches = switchNames(tree)
  return [
    ...systems
      .filter(([, word]) => !rows.some(({ cells: [first = ""] }) => word.test(first)))
      .map(([system]) => finding({ file, line: 1 }, `no row says what became of ${system}`)),
    ...rows.flatMap(({ line, cells: [first = "", ours = "", choice = ""] }): readonly Finding[] => {
      const place = { file, line }
      const named = codeIn(ours)
      const counterparts = named.filter((name) => known.has(name) || paths.has(name))
      const missing = named.filter((name) => looksLikeSomething(name) && !known.has(name) && !paths.has(name))
      return [
        ...missing.map((name) => finding(place, `${first}: there is no ${name}`)),
        ...(counterparts.length === 0 && missing.length === 0
          ? [finding(place, `${first}: no resource and no file is named`)]
          : []),
        ...codeIn(choice)
          .filter((name) => !switches.has(name))
          .map((name) => finding(place, `${first}: the stack has no ${name}`)),
      ]
    }),
  ]
}

type Row = { readonly line: number; readonly cells: readonly string[] }

const rowsOf = (text: string): readonly Row[] => {
  const lines = text.split("\n")
  const start = lines.findIndex((line) => /^\|\s*first design\s*\|/i.test(line))
  if (start === -1) return []
  const body = lines.slice(start + 2)
  const end = body.findIndex((line) => !line.startsWith("|"))
  return body.slice(0, end === -1 ? body.length : end).map((line, index) => ({
    line: start + index + 3,
    cells: line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  }))
}

const codeIn = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name)

const looksLikeSomething = (name: string): boolean => /^google_|\//.test(name)

const resourceNames = (tree: Tree): ReadonlySet<string> =>
  new Set(
    [...tree.modules.values()].flatMap((module) =>
      blocksOf(module, "resource").flatMap(({ labels: [type = "", name = ""] }) => [type, `${type}.${name}`]),
    ),
  )

/** The stack's variables, and the fields of those that are objects. */
const switchNames = (tree: Tree): ReadonlySet<string> =>
  new Set(
    [...tree.modules.values()]
      .filter(({ folder }) => folder.startsWith("stacks/"))
      .flatMap((module) => blocksOf(module, "variable"))
      .flatMap(({ labels: [name = ""], attributes }) => [
        name,
        ...attributes
          .filter((attribute) => attribute.name === "type")
          .flatMap(({ value }) => expressionsWithin(value))
          .flatMap((each) => (each.kind === "object" ? each.entries.map(({ key }) => key) : []))
          .flatMap((key) => (typeof key === "string" ? [key, `${name}.${key}`] : [])),
      ]),
  )
