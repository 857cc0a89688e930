import { readFileSync, writeFileSync } from "node:fs"
import * as z from "zod"
import { variables } from "../src/config.ts"

/** Writes docs/configuration.md from src/config.ts; with --check it only says whether that is up to date. */
const target = "docs/configuration.md"

const rows = Object.entries(variables).map(([name, schema]) => {
  const fallback = schema.safeParse(undefined)
  const shown = fallback.success ? JSON.stringify(fallback.data) : undefined
  const without = fallback.success
    ? shown === undefined
      ? "unset"
      : `\`${shown.replaceAll('"', "")}\``
    : "required"
  return `| \`${name}\` | ${without === "``" || without === "`[]`" ? "empty" : without} | ${z.globalRegistry.get(schema)?.description ?? ""} |`
})

const text = `# Configuration

Written from \`src/config.ts\` by \`npm run generate\`. The process reads these variables once, at start; what is wrong is
listed all at once and nothing starts. An empty variable counts as unset.

| variable | without it | what it is |
|---|---|---|
${rows.join("\n")}
`

if (!process.argv.includes("--check")) writeFileSync(target, text)
else if (readFileSync(target, "utf8") !== text) {
  console.error(`${target} is stale. Run: npm run generate`)
  process.exitCode = 1
}
