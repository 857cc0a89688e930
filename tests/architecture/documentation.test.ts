import { existsSync, globSync, readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, test } from "vitest"
import packageFile from "../../package.json" with { type: "json" }

const root = path.join(import.meta.dirname, "../..")
const documents = globSync("{*.md,docs/**/*.md,migrations/*.md,bench/*.md,terraform/**/*.md}", { cwd: root })

/** Code between fences is neither links nor names; the commands in it are looked at on their own. */
const prose = (text: string): string => text.replaceAll(/^```[\s\S]*?^```/gm, "")

/** `[text](target)` and `[text](<target with brackets>)`. */
const links = (text: string): readonly string[] =>
  [...prose(text).matchAll(/\]\((?:<([^>]+)>|([^()\s]+))\)/g)].map(
    ([, bracketed, plain]) => bracketed ?? plain ?? "",
  )

/** Files and folders of ours that stand in the text as code, from the root. */
const named = (text: string): readonly string[] =>
  [
    ...prose(text).matchAll(
      /`((?:src|tests|local|scripts|docs|migrations|bench|tools|terraform)\/[^`\s*{}…<]+)`/g,
    ),
  ]
    .map(([, name]) => name ?? "")
    .filter((name) => !name.endsWith("/x"))

const commands = (text: string): readonly string[] =>
  [...text.matchAll(/npm run ([a-z][a-z:-]*)/g)].map(([, name]) => name ?? "")

test("the documents of the project are looked at", () => {
  for (const name of ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", path.join("docs", "architecture.md")]) {
    expect(documents).toContain(name)
  }
  const architecture = readFileSync(path.join(root, "docs/architecture.md"), "utf8")
  expect(links(architecture).length).toBeGreaterThan(30)
  expect(named("see `src/main.ts`, `src/features/x` and\n```\n`src/no.ts`\n```\n")).toEqual(["src/main.ts"])
})

describe.each(documents)("%s", (document) => {
  const text = readFileSync(path.join(root, document), "utf8")

  test("links to nothing that is not there", () => {
    const local = links(text).filter((target) => !/^(?:https?:|mailto:|#)/.test(target))
    const missing = local.filter((target) => {
      const [file = ""] = target.split("#")
      return !existsSync(path.join(root, path.dirname(document), decodeURI(file)))
    })
    expect(missing).toEqual([])
  })

  test("names no file that is not there", () => {
    expect(named(text).filter((name) => !existsSync(path.join(root, name)))).toEqual([])
  })

  test("names no command that does not exist", () => {
    expect(commands(text).filter((name) => !Object.hasOwn(packageFile.scripts, name))).toEqual([])
  })
})

test("every npm script runs files that are there", () => {
  const files = Object.values(packageFile.scripts).flatMap(
    (script) => script.match(/\S+\.(?:ts|mjs)\b/g) ?? [],
  )
  expect(files.length).toBeGreaterThan(5)
  expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([])
})
