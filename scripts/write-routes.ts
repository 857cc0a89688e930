import { globSync, readFileSync, writeFileSync } from "node:fs"
import { scanRoutes } from "../src/http/scan-routes.ts"
import { writeManifest } from "../src/http/write-manifest.ts"

/** Writes src/routes.gen.ts from the folder src/routes; with --check it only says whether that is up to date. */
const target = "src/routes.gen.ts"
const files = globSync("**/*.ts", { cwd: "src/routes" }).map((file) => file.replaceAll("\\", "/"))
const text = writeManifest(scanRoutes(files))

if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error(`${target} is stale. Run: npm run generate`)
    process.exitCode = 1
  }
} else writeFileSync(target, text)
