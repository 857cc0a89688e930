import { beforeAll, describe, expect, test } from "vitest"
import { Problem } from "../../src/http/define.ts"
import { aRecipe } from "../support/a-recipe.ts"
import type { ApiAnswer } from "../support/api-caller.ts"
import { contractBreaches } from "../support/declared-answer.ts"
import { exampleOf } from "../support/examples.ts"
import { operations } from "../support/operations.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"
import { changed, leavesOf } from "./json-variants.ts"
import { naughtyStrings } from "./naughty-strings.ts"

let api: RunningApi
let brewer: Brewer
beforeAll(async () => {
  api = await runningApi()
  brewer = await api.signUp()
})

const operationOf = (id: string) => {
  const operation = operations.find((candidate) => candidate.id === id)
  if (!operation) throw new Error(`no operation ${id}`)
  return operation
}

/** What is kept of a text: runs of white space are one space in a line, and ends are trimmed. */
const kept = (text: string): readonly string[] => [
  text.replaceAll(/\s+/g, " ").trim(),
  text.replaceAll("\r\n", "\n").trim(),
  text,
]

/**
 * Puts each text at each of these places, which has to come back as it was sent or be refused with the place.
 * @returns what happened otherwise
 */
const failuresOf = async (
  id: string,
  document: unknown,
  paths: readonly string[],
): Promise<readonly string[]> => {
  const operation = operationOf(id)
  const { path: url } = await exampleOf(id, api, brewer)
  const failures: string[] = []
  for (const [what, text] of Object.entries(naughtyStrings)) {
    for (const path of paths) {
      const body = changed(document, (place) => (place.path === path ? text : undefined))
      const answer = await api.call(operation.method, url, { token: brewer.token, body })
      const breaches = contractBreaches(operation, answer)
      const fits = answer.status < 300 ? isKept(answer.json, path, text) : isNamed(answer, path)
      if (breaches.length > 0 || !fits)
        failures.push(`${what} in ${path}: ${answer.status} ${breaches.join()}`)
    }
  }
  return failures
}

/** Whether the answer holds the text at the path; true where it does not show that field at all. */
const isKept = (json: unknown, path: string, text: string): boolean => {
  const leaf = leavesOf(json).find((candidate) => candidate.path === path)
  return leaf === undefined || kept(text).some((form) => form === leaf.value)
}

const isNamed = ({ status, json }: ApiAnswer, path: string): boolean =>
  status === 422 && (Problem.parse(json).errors ?? []).some((error) => error.path === path)

const textsOf = (document: unknown): readonly string[] =>
  leavesOf(document).flatMap(({ path, value }) => (typeof value === "string" ? [path] : []))

describe("naughty strings", () => {
  const choices = /(?:type|kind|form|unit|use|flocculation|Method|visibility|photoIds\[0\])$/
  const free = textsOf(aRecipe).filter((path) => !choices.test(path))

  test.each(free)("in %s of a recipe are stored as they are, or refused by name", async (path) => {
    expect(await failuresOf("createRecipe", aRecipe, [path])).toEqual([])
  })

  test("are no choice anywhere in a recipe", async () => {
    const chosen = textsOf(aRecipe).filter((path) => choices.test(path))
    for (const [what, text] of Object.entries(naughtyStrings)) {
      const body = changed(aRecipe, ({ path }) => (chosen.includes(path) ? text.slice(0, 1_000) : undefined))
      const answer = await api.call("POST", "/v1/recipes", { token: brewer.token, body })
      expect(answer.status, what).toBe(422)
      const told = Problem.parse(answer.json).errors?.map(({ path }) => path)
      expect(told, what).toEqual(expect.arrayContaining([...chosen]))
    }
  })

  test("as names of extensions are stored as they are, or refused", async () => {
    for (const [what, name] of Object.entries(naughtyStrings)) {
      const body = { ...aRecipe, extensions: { [name]: "value" } }
      const answer = await api.call("POST", "/v1/recipes", { token: brewer.token, body })
      expect(contractBreaches(operationOf("createRecipe"), answer), what).toEqual([])
      expect([201, 422], what).toContain(answer.status)
    }
  })

  test.each(["patchMe", "createBatch", "addNote", "addTasting", "putInstallation", "registerInstallation"])(
    "in any text of %s are stored as they are, or refused by name",
    async (id) => {
      const { body } = await exampleOf(id, api, brewer)
      expect(await failuresOf(id, body, textsOf(body))).toEqual([])
    },
  )

  test("that were stored are read again as they were answered", async () => {
    for (const [what, text] of Object.entries(naughtyStrings)) {
      const body = { ...aRecipe, notes: text, tags: [], extensions: {} }
      const stored = await api.call("POST", "/v1/recipes", { token: brewer.token, body })
      if (stored.status !== 201) continue
      const read = await api.call("GET", stored.headers.get("location") ?? "", brewer)
      expect(read.json, what).toEqual(stored.json)
    }
  })
})

describe("a time", () => {
  test.each([
    "0000-01-01T00:00:00Z",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z",
    "2026-02-30T00:00:00Z",
    "2026-11-23T24:00:00Z",
    "2026-11-23T08:60:00Z",
    "2026-11-23",
    "2026-11-23T08:00:00+01:00",
    "+275760-09-13T00:00:00Z",
    "infinity",
    "now",
    "1e3",
  ])("that reads %s is stored or refused, and never breaks anything", async (plannedFor) => {
    const { body } = await exampleOf("createBatch", api, brewer)
    const answer = await api.call("POST", "/v1/batches", {
      token: brewer.token,
      body: { ...(body as object), plannedFor },
    })
    expect(contractBreaches(operationOf("createBatch"), answer)).toEqual([])
    expect([201, 422]).toContain(answer.status)
  })
})
