import { readFileSync } from "node:fs"
import { estimateRecipe } from "../../src/brewing/estimate-recipe.ts"
import { compareFigures } from "../../src/formats/compare-figures.ts"
import { readRecipeFile } from "../../src/formats/read-recipe-file.ts"

// Imports the file that it is given once, all but the storing, and prints what that took of processor and memory.
const bytes = readFileSync(process.argv[2] ?? "")
const before = process.resourceUsage()
const reading = await readRecipeFile(bytes)
if (!reading.ok) throw new Error(reading.error.message.en)
for (const { recipe, stated } of reading.value.records) {
  if (recipe === null) throw new Error("a recipe was refused")
  compareFigures(stated, estimateRecipe(recipe), recipe)
}
const after = process.resourceUsage()
const seconds =
  (after.userCPUTime + after.systemCPUTime - before.userCPUTime - before.systemCPUTime) / 1_000_000
const megabytes = (after.maxRSS - before.maxRSS) / 1024
console.log(JSON.stringify({ seconds, megabytes, recipes: reading.value.records.length }))
