import packageFile from "../package.json" with { type: "json" }
import { holds, type Outcome, shown } from "./goal.ts"

const barText = ({ bar, unit }: Outcome): string => {
  const [sign, value] = "atLeast" in bar ? ["≥", bar.atLeast] : ["≤", bar.atMost]
  return `${sign} ${value}${unit === "" ? "" : ` ${unit}`} (${bar.aim})`
}

/** The outcomes as a table of Markdown, which a terminal shows as well. */
export const table = (outcomes: readonly Outcome[]): string =>
  [
    "| goal | what | q10 / q50 | bar (aim) | held | costs, q10 / q50 |",
    "|---|---|---|---|---|---|",
    ...outcomes.map((outcome) => {
      const figure = `${shown(outcome.figure)}${outcome.unit === "" ? "" : ` ${outcome.unit}`}`
      const held = holds(outcome) ? "yes" : "**no**"
      return `| ${outcome.id} | ${outcome.what} | ${figure} | ${barText(outcome)} | ${held} | ${outcome.details} |`
    }),
  ].join("\n")

/** The page that keeps a run: figures as they were measured. */
export const resultsPage = (
  outcomes: readonly Outcome[],
  run: { readonly date: string; readonly command: string; readonly machine: string },
): string => `# Results

Measured, not wished for: written by \`npm run bench -- --record\`. Reference and ours run side by side, a short slice of
each in turn and in random order; costs are the server's own CPU time per request, as the 10th percentile and the
median of all slices, and a ratio is one cost over the other. Both have to hold the bar. Absolute times say little: the
machine is shared.

- ${run.date}, \`${run.command}\`
- ${run.machine}
- ${versions}

${table(outcomes)}
`

const versions = ["hono", "@hono/node-server", "zod", "pg", "kysely"]
  .map((name) => `${name} ${new Map(Object.entries(packageFile.dependencies)).get(name)}`)
  .join(", ")
