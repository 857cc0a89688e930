import { globSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { problemCatalogue } from "../../src/contract/problem-catalogue.ts"

const declared = globSync("src/{http,contract}/**/*problem*.ts").flatMap((file) =>
  [...readFileSync(file, "utf8").matchAll(/(?:code: |always\(\s*)"([a-z_]+)"/g)].map(([, code = ""]) => code),
)

test("every problem that is declared is in the catalogue, so that its type leads somewhere", () => {
  expect(declared.length).toBeGreaterThan(20)
  expect(declared.filter((code) => !problemCatalogue.has(code))).toEqual([])
})

test("no two problems share a code", () => {
  expect(declared.toSorted()).toEqual([...new Set(declared)].toSorted())
})

test("every problem has its title in French and English", () => {
  for (const { title } of problemCatalogue.values()) {
    expect(title.fr).not.toBe("")
    expect(title.en).not.toBe(title.fr)
  }
})
