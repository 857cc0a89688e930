import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { withTables } from "../tools/terraform/readme-tables.ts"
import { loadTree } from "../tools/terraform/tree.ts"

/**
 * Writes the tables in the READMEs of terraform's modules from the modules' files; with --check it only says whether
 * they are up to date.
 */
const root = "terraform"
const check = process.argv.includes("--check")
const { modules, files } = loadTree(root)

for (const module of modules.values()) {
  const name = path.posix.join(module.folder, "README.md")
  const text = files.get(name)
  const current = text === undefined ? null : withTables(text, module)
  if (current === null || current === text) continue
  const target = path.join(root, name)
  if (!check) writeFileSync(target, current)
  else if (readFileSync(target, "utf8") !== current) {
    console.error(`${target} is stale. Run: npm run generate`)
    process.exitCode = 1
  }
}
