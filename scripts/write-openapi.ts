import { readFileSync, writeFileSync } from "node:fs"
import { openApiDocument } from "../src/openapi.ts"

/** Writes openapi.json from the routes; with --check it only says whether that is up to date. */
const target = "openapi.json"
const text = `${JSON.stringify(openApiDocument(), null, 2)}\n`

if (!process.argv.includes("--check")) writeFileSync(target, text)
else if (readFileSync(target, "utf8") !== text) {
  console.error(`${target} is stale. Run: npm run generate`)
  process.exitCode = 1
}
