import { beforeAll, describe, expect, test } from "vitest"
import type { Problem } from "../../src/http/define.ts"
import type * as z from "zod"
import { aRecipe } from "../support/a-recipe.ts"
import type { ApiRequest } from "../support/api-caller.ts"
import { databaseContents } from "../support/database-contents.ts"
import { contractBreaches } from "../support/declared-answer.ts"
import { type Example, exampleOf } from "../support/examples.ts"
import { jsonWrites } from "../support/operations.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"
import { changed, leavesOf, objectsOf, placesOf, withLiteral } from "./json-variants.ts"

let api: RunningApi
beforeAll(async () => {
  api = await runningApi()
})

type ProblemBody = z.output<typeof Problem>

describe.each(jsonWrites.map((operation) => [operation.id, operation] as const))(
  "%s refuses",
  (id, operation) => {
    let caller: Brewer
    let example: Example
    /** A body with something at every place where the operation takes something. */
    let whole: unknown

    beforeAll(async () => {
      caller = await api.signUp(operation.zone === "admin" ? { roles: ["admin"] } : {})
      await api.idOf(caller) // the API meets them now: nothing that is refused may be the first
      example = await exampleOf(id, api, caller)
      whole = id === "patchRecipe" ? aRecipe : example.body
    })

    const send = async (body: unknown, headers: ApiRequest["headers"] = {}) => {
      const request = { token: caller.token, body, headers: { ...example.headers, ...headers } }
      const answer = await api.call(operation.method, example.path, request)
      expect(contractBreaches(operation, answer)).toEqual([])
      return { status: answer.status, ...(answer.json as Partial<ProblemBody>) }
    }

    /** Sends what must be refused, and looks whether anything was stored. */
    const refused = async (attempts: () => Promise<void>): Promise<void> => {
      const before = await databaseContents(api)
      await attempts()
      expect(await databaseContents(api)).toEqual(before)
    }

    test("a field that it does not know, at any depth, by name", () =>
      refused(async () => {
        const objects = objectsOf(whole)
        const answer = await send(withUnknown(whole))
        expect(answer).toMatchObject({ status: 422, code: "validation_failed" })
        const told = answer.errors?.map(({ path }) => path)
        const wanted = objects.map(({ path }) => (path === "" ? "batchVolumeGal" : `${path}.batchVolumeGal`))
        expect(told).toEqual(expect.arrayContaining(wanted))
      }))

    test("a name with another unit", () =>
      refused(async () => {
        const renamed = Object.fromEntries(
          Object.entries(whole as object).map(([name, value]) => [`${name}Gal`, value]),
        )
        const { status, errors = [] } = await send(renamed)
        expect(status).toBe(422)
        for (const name of Object.keys(renamed))
          expect(errors).toContainEqual(expect.objectContaining({ path: name, code: "unknown_field" }))
      }))

    test("values of another type, and tells each of them", () =>
      refused(async () => {
        const wrongs: readonly ((value: unknown) => unknown)[] = [
          () => ({}),
          () => [],
          (value) => (typeof value === "boolean" ? "true" : true),
          (value) => (typeof value === "string" ? 12 : typeof value === "number" ? `${value}` : 1e9),
        ]
        for (const wrong of wrongs) {
          const { status, errors = [] } = await send(
            changed(whole, ({ value }) =>
              typeof value === "object" && value !== null ? undefined : wrong(value),
            ),
          )
          expect(status).toBe(422)
          const told = errors.map(({ path }) => path)
          expect(told).toEqual(expect.arrayContaining(leavesOf(whole).map(({ path }) => path)))
        }
      }))

    test("something else where a list or an object belongs", () =>
      refused(async () => {
        const containers = placesOf(whole).filter(
          ({ path, value }) => path !== "" && typeof value === "object" && value !== null,
        )
        for (const { path, value } of containers) {
          for (const wrong of ["text", 12, true, Array.isArray(value) ? {} : []]) {
            const { status, errors = [] } = await send(
              changed(whole, (place) => (place.path === path ? wrong : undefined)),
            )
            expect(status).toBe(422)
            expect(errors).toContainEqual(expect.objectContaining({ path }))
          }
        }
      }))

    test("NaN, infinities, and numbers beyond any measure", () =>
      refused(async () => {
        const numbers = leavesOf(whole).filter(({ value }) => typeof value === "number")
        const isNumber = ({ value }: { value: unknown }): boolean => typeof value === "number"
        for (const literal of ["1e400", "-1e400", "1e308", "-1e308"]) {
          if (numbers.length === 0) break
          const { status, errors = [] } = await send(withLiteral(whole, literal, isNumber))
          expect(status).toBe(422)
          const told = errors.map(({ path }) => path)
          expect(told).toEqual(expect.arrayContaining(numbers.map(({ path }) => path)))
        }
        for (const literal of ["NaN", "Infinity", "-Infinity", "0x10", "01", "1.", "'a'", "undefined"]) {
          const answer = await send(
            withLiteral(whole, literal, ({ path }) => path === leavesOf(whole)[0]?.path),
          )
          expect(answer, literal).toMatchObject({ status: 400, code: "malformed_json" })
        }
      }))

    test("what is not JSON, and says where it stops being it", () =>
      refused(async () => {
        const text = JSON.stringify(whole)
        const broken = [
          "",
          " ",
          "{",
          text.slice(0, -1),
          `${text}}`,
          `${text},`,
          text.replace(":", " "),
          `/**/${text}`,
          "<a/>",
          "a=1",
        ]
        for (const body of broken) {
          const answer = await send(body)
          expect(answer, body).toMatchObject({ status: 400, code: "malformed_json" })
          expect(answer.detail, body).toMatch(/JSON|position|Unexpected/)
        }
      }))

    test("JSON that is no object", () =>
      refused(async () => {
        for (const body of ["null", "true", "12", '"text"', "[]", `[${JSON.stringify(whole)}]`])
          expect((await send(body)).status, body).toBe(422)
      }))

    test("bytes that are not UTF-8", () =>
      refused(async () => {
        const text = JSON.stringify(whole)
        const wrongs = {
          "a lone continuation byte": Buffer.concat([
            Buffer.from('{"name":"'),
            Buffer.from([0x80]),
            Buffer.from('"}'),
          ]),
          "an overlong slash": Buffer.concat([
            Buffer.from('{"name":"'),
            Buffer.from([0xc0, 0xaf]),
            Buffer.from('"}'),
          ]),
          "a surrogate": Buffer.concat([
            Buffer.from('{"name":"'),
            Buffer.from([0xed, 0xa0, 0x80]),
            Buffer.from('"}'),
          ]),
          "Latin-1": Buffer.from('{"name":"Kölsch"}', "latin1"),
          "UTF-16 with its mark": Buffer.from(`\ufeff${text}`, "utf16le"),
        }
        for (const [what, bytes] of Object.entries(wrongs))
          expect(await send(new Uint8Array(bytes)), what).toMatchObject({
            status: 400,
            code: "invalid_encoding",
          })
        const unmarked = await send(new Uint8Array(Buffer.from(text, "utf16le")))
        expect(unmarked).toMatchObject({ status: 400, code: "malformed_json" })
      }))

    test("JSON of 100,000 levels, closed or not", () =>
      refused(async () => {
        const deep = 100_000
        for (const body of [
          "[".repeat(deep),
          `${"[".repeat(deep)}${"]".repeat(deep)}`,
          `${'{"a":'.repeat(deep)}1${"}".repeat(deep)}`,
          `{"name":${"[".repeat(deep)}`,
        ]) {
          expect(await send(body)).toMatchObject({ status: 400, code: "json_too_deep" })
        }
      }))

    test("a body of 2 MB, announced or not", () =>
      refused(async () => {
        const body = JSON.stringify({ name: "x".repeat(2 * 1024 * 1024) })
        expect(await send(body)).toMatchObject({ status: 413, code: "body_too_large" })
        expect(await send(new Blob([body]).stream())).toMatchObject({ status: 413, code: "body_too_large" })
      }))

    test("60,000 fields, and names a hundred of them", () =>
      refused(async () => {
        const fields = Array.from({ length: 60_000 }, (_, index) => [`f${index}`, 0])
        const { status, errors } = await send(Object.fromEntries(fields))
        expect(status).toBe(422)
        expect(errors).toHaveLength(100)
      }))

    test("keys that reach for the prototype, and leaves it alone", () =>
      refused(async () => {
        for (const key of ["__proto__", "constructor", "prototype", "toString"]) {
          const { status, errors } = await send(
            `{"${key}":{"polluted":true},${JSON.stringify(whole).slice(1)}`,
          )
          expect(status, key).toBe(422)
          expect(errors, key).toContainEqual(expect.objectContaining({ path: key, code: "unknown_field" }))
        }
        expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false)
      }))

    test("another content type, or none", () =>
      refused(async () => {
        const types = [
          "",
          "text/plain",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "application/jsonp",
          "application/json; charset=utf-16",
        ]
        for (const type of types) {
          const answer = await send(JSON.stringify(whole), { "content-type": type })
          expect(answer, type).toMatchObject({ status: 415, code: "unsupported_media_type" })
        }
      }))

    test("duplicate keys when the last value is wrong: the last one counts", async () => {
      const [first = ""] = Object.keys(whole as object)
      const text = JSON.stringify(whole)
      await refused(async () => {
        expect((await send(`${text.slice(0, -1)},"${first}":{}}`)).status).toBe(422)
      })
      expect((await send(`{"${first}":{},${text.slice(1)}`)).status).toBeLessThan(300)
    })
  },
)

/** The document as text, with a field more in every object. */
const withUnknown = (document: unknown): string =>
  JSON.stringify(document, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? { ...value, batchVolumeGal: 5 }
      : value,
  )
