import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { z } from "zod"
import { callCalculator } from "./call-calculator.ts"

/** As much of JSON Schema as the bodies of calculators are written in. */
type Schema = {
  readonly $ref?: string | undefined
  readonly type?: string | undefined
  readonly enum?: readonly unknown[] | undefined
  readonly anyOf?: readonly Schema[] | undefined
  readonly oneOf?: readonly Schema[] | undefined
  readonly const?: unknown
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  readonly minItems?: number | undefined
  readonly items?: Schema | undefined
  readonly properties?: Readonly<Record<string, Schema>> | undefined
  readonly required?: readonly string[] | undefined
}
const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(Schema).optional(),
    oneOf: z.array(Schema).optional(),
    const: z.unknown().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    minItems: z.number().optional(),
    items: Schema.optional(),
    properties: z.record(z.string(), Schema).optional(),
    required: z.array(z.string()).optional(),
  }),
)
const Operation = z.object({
  requestBody: z.object({ content: z.object({ "application/json": z.object({ schema: Schema }) }) }),
})

const document = z
  .object({
    paths: z.record(z.string(), z.record(z.string(), z.unknown())),
    components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
  })
  .parse(JSON.parse(readFileSync(new URL("../../../openapi.json", import.meta.url), "utf8")))

/** Bodies that a schema lets in; numbers are often the least or the most that they may be. */
const bodies = (schema: Schema): fc.Arbitrary<unknown> => {
  if (schema.$ref !== undefined) {
    return bodies(Schema.parse(document.components.schemas[schema.$ref.replace("#/components/schemas/", "")]))
  }
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(bodies))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  switch (schema.type) {
    case "integer":
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1_000 })
    case "number": {
      const { minimum: min = -1e9, maximum: max = 1e9 } = schema
      return fc.oneof(fc.constant(min), fc.constant(max), fc.double({ min, max, noNaN: true }))
    }
    case "boolean":
      return fc.boolean()
    case "string":
      return fc.string()
    case "array": {
      const minLength = schema.minItems ?? 0
      return fc.array(bodies(schema.items ?? {}), { minLength, maxLength: minLength + 3 })
    }
    case "object":
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, property]) => [name, bodies(property)]),
        ),
        { requiredKeys: [...(schema.required ?? [])] },
      )
    case undefined:
    case "null":
    default:
      return fc.constant(null)
  }
}

const prefix = "/v1/calculators/"
const calculators = Object.keys(document.paths)
  .filter((path) => path.startsWith(prefix))
  .map((path) => path.slice(prefix.length))

const Answer = z.object({ value: z.number().nullable(), warnings: z.array(z.unknown()) })

describe("whatever a calculator's ranges let in is answered, with a warning where there is no figure", () => {
  test.each(calculators)("%s", async (name) => {
    const operation = Operation.parse(document.paths[`${prefix}${name}`]?.["post"])
    await fc.assert(
      fc.asyncProperty(bodies(operation.requestBody.content["application/json"].schema), async (body) => {
        const answer = await callCalculator(name, body)
        // A calculator may ask for more than ranges: 422 then says so.
        expect([200, 422]).toContain(answer.status)
        if (answer.status !== 200) return
        const { value, warnings } = Answer.parse(answer.body)
        if (value === null) expect(warnings).not.toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
