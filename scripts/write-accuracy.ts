import { readFileSync, writeFileSync } from "node:fs"
import { estimateRecipe } from "../src/brewing/estimate-recipe.ts"
import { tinsethUtilization } from "../src/brewing/bitterness-tinseth.ts"
import { minutes, specificGravity } from "../src/brewing/units.ts"
import { compareFigures } from "../src/formats/compare-figures.ts"
import { publishedFormulas, publishedRows } from "../tests/brewing/published/published-rows.ts"
import { tinsethCells } from "../tests/brewing/published/tinseth-cells.ts"
import { realRecords } from "../tests/formats/real-records.ts"

/** Writes docs/accuracy.md from the tests' own data; with --check it only says whether that is up to date. */
const target = "docs/accuracy.md"

const shown = (value: number | null): string => (value === null ? "–" : String(Number(value.toPrecision(6))))
const inputs = (given: Readonly<Record<string, unknown>>): string =>
  Object.entries(given)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .join(", ")

/** A text that means nothing to Markdown. */
const cell = (text: string): string => text.replaceAll(/[\\|*_`<[]/g, "\\$&")

const formulaRows = publishedRows.map(({ f, in: given, out, tol, origin }) => {
  const ours = publishedFormulas[f]?.(given) ?? null
  return `| \`${f}\` | ${inputs(given)} | ${out} | ${shown(ours)} | ${tol} | ${origin} |`
})

const worst = tinsethCells.reduce(
  (most, { gravity, boilMinutes, utilization }) =>
    Math.max(
      most,
      Math.abs(tinsethUtilization(specificGravity(gravity), minutes(boilMinutes)) - utilization),
    ),
  0,
)

const pair = (stated: number | null, ours: number | null, digits: number): string =>
  `${stated === null ? "–" : stated.toFixed(digits)} / ${ours === null ? "–" : ours.toFixed(digits)}`

const fileRows = realRecords.map(({ file, recipe, stated, flags }) => {
  const ours = estimateRecipe(recipe)
  const reasons = compareFigures(stated, ours, recipe).map(({ figure, reason }) => `${figure}: ${reason}`)
  const figures = [
    pair(stated.originalGravity, ours.originalGravity, 4),
    pair(stated.finalGravity, ours.finalGravity, 4),
    pair(stated.abvPercent, ours.abvPercent, 2),
    pair(stated.ibu, ours.ibu, 1),
    pair(stated.colorEbc, ours.colorEbc, 1),
  ]
  return `| ${file} | ${cell(recipe.name)} | ${figures.join(" | ")} | ${reasons.join("; ") || "none"} | ${flags.join(", ")} |`
})

const text = `# Accuracy

Written by \`npm run generate\` from what the tests check: \`tests/brewing/published\` and \`tests/formats/files\`. Nothing in it
is what our code printed once and was then taken for true: the published figures are other people's.

## Formulas against their published values

The tolerance is what the publisher's rounding implies.

| formula | inputs | published | ours | tolerance | published by |
|---|---|---|---|---|---|
${formulaRows.join("\n")}

Tinseth's table of utilisations: ${tinsethCells.length} cells, the largest difference is ${worst.toFixed(5)}; they are published with three digits.

## Recipes of other programs against our figures

Stated by the file / calculated by us, with the file's own settings, for every recipe of every real file. A difference
beyond rounding has a reason (\`src/formats/difference-reasons.ts\`). Where what a file states is not to be trusted, the last
column says why.

| file | recipe | original gravity | final gravity | alcohol, % vol | bitterness, IBU | colour, EBC | differences | not to be trusted |
|---|---|---|---|---|---|---|---|---|
${fileRows.join("\n")}
`

if (!process.argv.includes("--check")) writeFileSync(target, text)
else if (readFileSync(target, "utf8") !== text) {
  console.error(`${target} is stale. Run: npm run generate`)
  process.exitCode = 1
}
