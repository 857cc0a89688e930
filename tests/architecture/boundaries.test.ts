import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { cruise, type ICruiseOptions, type ICruiseResult } from "dependency-cruiser"
import { afterAll, beforeAll, expect, test } from "vitest"
import configuration from "../../dependency-cruiser.config.ts"

const ruleNames = configuration.forbidden.map(({ name }) => name)

const cruised = async (folders: string[], options: ICruiseOptions = {}): Promise<ICruiseResult> => {
  const { options: own, forbidden } = configuration
  const { output } = await cruise(
    folders,
    { ...own, ruleSet: { forbidden }, validate: true, ...options } as ICruiseOptions,
    own.enhancedResolveOptions,
  )
  if (typeof output === "string") throw new Error("expected a result, not a report")
  return output
}

/** One violation per rule: who imports what it must not. */
const violations: Readonly<Record<string, readonly [file: string, imported: string]>> = {
  "no-circular": ["src/shared/a.ts", "../shared/b.ts"],
  "shared-is-an-island": ["src/shared/c.ts", "../http/define.ts"],
  "brewing-is-pure": ["src/brewing/a.ts", "node:fs"],
  "formats-take-text-and-bytes": ["src/formats/a.ts", "../features/recipes/index.ts"],
  "features-know-no-transport": ["src/features/batches/a.ts", "../recipes/read-recipe.ts"],
  "jobs-call-features": ["src/jobs/a.ts", "../features/recipes/read-recipe.ts"],
  "contract-is-the-wire": ["src/contract/a.ts", "../features/recipes/read-recipe.ts"],
  "routes-are-thin": ["src/routes/a.ts", "../platform/postgres/database.ts"],
  "the-kernel-knows-no-beer": ["src/http/a.ts", "../features/recipes/index.ts"],
  "platform-implements-ports": ["src/platform/postgres/a.ts", "../../features/recipes/read-recipe.ts"],
  "nothing-imports-the-composition": ["src/contract/b.ts", "../services.ts"],
  "the-project-stands-alone": ["src/platform/postgres/b.ts", "../../../tests/a.ts"],
}

let canary: string
beforeAll(async () => {
  canary = await mkdtemp(path.join(tmpdir(), "boundaries-"))
  const write = async (file: string, text: string) => {
    await mkdir(path.join(canary, path.dirname(file)), { recursive: true })
    await writeFile(path.join(canary, file), text)
  }
  for (const file of ["src/http/define", "src/features/recipes/index", "src/features/recipes/read-recipe"]) {
    await write(`${file}.ts`, "export const value = 1\n")
  }
  for (const file of ["src/platform/postgres/database", "src/services", "tests/a"]) {
    await write(`${file}.ts`, "export const value = 1\n")
  }
  await write("src/shared/b.ts", 'import { value } from "./a.ts"\nexport const other = value\n')
  for (const [file, imported] of Object.values(violations)) {
    await write(file, `import { value } from "${imported}"\nexport const used = value\n`)
  }
})
afterAll(() => rm(canary, { recursive: true, force: true }))

test("the sources keep to the boundaries", async () => {
  const { summary } = await cruised(["src"])
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  // Under a compiler that it does not know, the checker sees no module at all and passes.
  expect(summary.totalCruised).toBeGreaterThan(100)
})

test("each rule catches the violation that it is there for", async () => {
  const { summary } = await cruised(["src"], { baseDir: canary })
  const caught = new Set(summary.violations.map(({ rule }) => rule.name))
  expect(Object.keys(violations).toSorted()).toEqual(ruleNames.toSorted())
  expect(ruleNames.filter((name) => !caught.has(name))).toEqual([])
})

test("an import of types only is an import all the same", async () => {
  const file = path.join(canary, "src/shared/types.ts")
  await writeFile(file, 'import type { value } from "../http/define.ts"\nexport type Value = typeof value\n')
  const { summary } = await cruised(["src"], { baseDir: canary })
  expect(summary.violations.map(({ rule, from }) => `${rule.name} ${from}`)).toContain(
    "shared-is-an-island src/shared/types.ts",
  )
})
