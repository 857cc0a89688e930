import { readFile } from "node:fs/promises"
import { readRecipeFile } from "../../src/formats/read-recipe-file.ts"

/** Reads a recipe file once, as an import does, and tells what that took: milliseconds, and megabytes at the most. */
const [, , file = ""] = process.argv
const bytes = new Uint8Array(await readFile(file))
const idle = process.memoryUsage().rss
const started = performance.now()
const reading = await readRecipeFile(bytes)
const milliseconds = performance.now() - started
if (!reading.ok) throw new Error(reading.error.message.en)
const recipes = reading.value.records.filter(({ recipe }) => recipe !== null).length
const megabytes = (process.resourceUsage().maxRSS * 1024 - idle) / 1024 / 1024
process.stdout.write(JSON.stringify({ recipes, milliseconds, megabytes }))
