import { expressionsWithin, writtenText } from "../hcl/references.ts"
import type { Block, Place } from "../hcl/syntax.ts"
import { argument, resourcesOf, type Tree } from "../tree.ts"
import { keysOf } from "./alerts.ts"
import { googleMetrics } from "./google-metrics.ts"
import { finding, type Policy } from "./policy.ts"

/** What filters look for is what the program writes: the events of its log lines, and their fields. */
export const filtersFindWhatIsWritten: Policy = ({ tree, source }) =>
  textsOf(tree).flatMap((place) => [
    ...eventsIn(place.text)
      .filter((event) => !source.includes(`"${event}"`))
      .map((event) => finding(place, `no log line has the event "${event}"`)),
    ...fieldsIn(place.text)
      .filter((field) => !ofOthers.has(field) && !new RegExp(`\\b${field}\\s*[:,}]`).test(source))
      .map((field) => finding(place, `no log line has the field "${field}"`)),
  ])

/** Fields of log lines that the load balancer writes. */
const ofOthers = new Set(["enforcedSecurityPolicy", "previewSecurityPolicy"])

/** `jsonPayload.event="a"` and `=("a" OR "b")` in filters, `JSON_VALUE(json_payload.event) = 'a'` and `IN ('a')` in SQL. */
const eventsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\bjson_?payload\.event\)?\s*(?:=|IN)\s*(\([^)]*\)|["'][^"']*["'])/gi)].flatMap(
    ([, values = ""]) => [...values.matchAll(/["']([^"']+)["']/g)].map(([, event = ""]) => event),
  )

const fieldsIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/\bjson_?payload\.([a-z_]\w*)/gi)].map(([, field = ""]) => field)),
]

/** Every metric that an alert, a dashboard or an objective looks at is Google's, made from the log here, or our own. */
export const metricsExist: Policy = ({ tree, source }) => {
  const made = madeFromLogs(tree)
  return textsOf(tree).flatMap((place) => [
    ...metricsIn(place.text)
      .filter((name) => !isGoogles(name) && !isMade(name, made))
      .map((name) => finding(place, `there is no metric ${name}`)),
    ...ownMetricsIn(place.text)
      .filter((name) => !withoutSuffix(name).some((each) => source.includes(`"${each}"`)))
      .map((name) => finding(place, `the program has no metric ${name}`)),
  ])
}

/** In filters (`run.googleapis.com/request_count`) and in PromQL (`run_googleapis_com:request_count`). */
const metricsIn = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(/\b([a-z]+)(?:\.googleapis\.com\/|_googleapis_com:)([a-z]\w*(?:\/\w+)*)/g)]
      .filter(([, service = "", name = ""]) => service !== "www" && !/^(?:v\d|projects\/)/.test(name))
      .map(([, service, name]) => `${service}.googleapis.com/${name}`),
  ),
]

/** Names in PromQL without a service before them: what the sidecar scrapes from the program. */
const ownMetricsIn = (text: string): readonly string[] =>
  /prometheusQuery/.test(text)
    ? [...text.matchAll(/(?<![\w:])([a-z]\w+)(?=[{[])/g)].map(([, name = ""]) => name)
    : []

const isGoogles = (name: string): boolean =>
  withoutSuffix(name).some((each) => googleNames.has(inPromQl(each)))

const isMade = (name: string, made: ReadonlySet<string>): boolean => {
  const [, own] = /^logging\.googleapis\.com\/user[/_](.+)$/.exec(name) ?? []
  return own !== undefined && withoutSuffix(own).some((each) => made.has(each))
}

const inPromQl = (name: string): string => name.replaceAll("/", "_")
const googleNames = new Set([...googleMetrics].map(inPromQl))

/** A distribution is three series in PromQL. */
const withoutSuffix = (name: string): readonly string[] => [name, name.replace(/_(?:bucket|count|sum)$/, "")]

const madeFromLogs = (tree: Tree): ReadonlySet<string> =>
  new Set(
    [...tree.modules.values()].flatMap((module) =>
      resourcesOf(module, "google_logging_metric").flatMap((metric) => {
        const name = argument(metric, "name")?.value
        if (name?.kind === "literal") return [String(name.value)]
        const over = argument(metric, "for_each")?.value
        const prefix = name?.kind === "template" && typeof name.parts[0] === "string" ? name.parts[0] : ""
        return over ? keysOf(over, module).map(({ name: key }) => `${prefix}${key}`) : []
      }),
    ),
  )

/** A piece of text that may hold filters and queries. */
type Text = Place & { readonly text: string }

/** The texts in the files of Terraform, and what it sends along with them: dashboards and queries, line by line. */
const textsOf = ({ modules, files }: Tree): readonly Text[] => [
  ...[...modules.values()].flatMap(({ blocks }) => blocks.flatMap(textsInBlock)),
  ...[...files]
    .filter(([file]) => file.startsWith("files/"))
    .flatMap(([file, text]) =>
      text.split("\n").map((line, index) => ({ file, line: index + 1, text: line.replaceAll('\\"', '"') })),
    ),
]

const textsInBlock = (block: Block): readonly Text[] => [
  ...block.attributes.flatMap(({ value }) =>
    expressionsWithin(value).flatMap((expression) =>
      expression.kind === "literal" || expression.kind === "template"
        ? [{ file: expression.file, line: expression.line, text: writtenText(expression) }]
        : [],
    ),
  ),
  ...block.blocks.flatMap(textsInBlock),
]
