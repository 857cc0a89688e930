import { readdirSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { fileBytes, onlyRecord } from "./beerxml-file.ts"

const files = readdirSync(new URL("files/malformed", import.meta.url))

/** Fields that the file name abbreviates. */
const fullNames: Readonly<Record<string, string>> = { MAX_TEMP: "MAX_TEMPERATURE" }

test("there are 46 of them", () => {
  expect(files).toHaveLength(46)
})

describe.each(files)("%s", (file) => {
  const [, kind = "", rest = ""] = /^(\w+?)__invalid_(\w+)\.xml$/.exec(file) ?? []
  const short = rest.replace(/^yeast_/, "").toUpperCase()
  const field = fullNames[short] ?? short

  test("the one issue names its wrong field, in the record that it is in", () => {
    const { issues } = onlyRecord(fileBytes(`malformed/${file}`))
    expect(issues.map((issue) => issue.field)).toEqual([field])
    const part = kind === "recipe" ? "^recipe 1 '[^,]*'$" : `, ${kind.replace("_", " ")}\\b`
    expect(issues[0]?.record).toMatch(new RegExp(part))
    expect(issues[0]?.message.en).toContain(field)
    expect(issues[0]?.message.fr).toContain(field)
  })
})

test("only a hop without its alpha cannot be guessed: the others are imported", () => {
  const refused = files.filter((file) => onlyRecord(fileBytes(`malformed/${file}`)).recipe === null)
  expect(refused).toEqual(["hop__invalid_alpha.xml"])
})
