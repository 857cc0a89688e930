import { readFileSync } from "node:fs"
import fc from "fast-check"
import { expect, test } from "vitest"
import { z } from "zod"
import { callCalculator } from "./call-calculator.ts"

/** As much of JSON Schema as the bodies of calculators use. */
type Schema = {
  readonly $ref?: string | undefined
  readonly type?: string | readonly string[] | undefined
  readonly enum?: readonly unknown[] | undefined
  readonly anyOf?: readonly Schema[] | undefined
  readonly properties?: Readonly<Record<string, Schema>> | undefined
  readonly required?: readonly string[] | undefined
  readonly items?: Schema | undefined
  readonly minItems?: number | undefined
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
}
const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(Schema).optional(),
    properties: z.record(z.string(), Schema).optional(),
    required: z.array(z.string()).optional(),
    items: Schema.optional(),
    minItems: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
)

const Content = z.object({ content: z.object({ "application/json": z.object({ schema: Schema }) }) })
const document = z
  .object({
    paths: z.record(
      z.string(),
      z.looseObject({ post: z.object({ requestBody: Content }).optional().catch(undefined) }),
    ),
    components: z.object({ schemas: z.record(z.string(), Schema) }),
  })
  .parse(JSON.parse(readFileSync(new URL("../../../openapi.json", import.meta.url), "utf8")))

const calculators = Object.entries(document.paths).flatMap(([path, { post }]) =>
  path.startsWith("/v1/calculators/") && post
    ? [
        {
          name: path.slice("/v1/calculators/".length),
          schema: post.requestBody.content["application/json"].schema,
        },
      ]
    : [],
)

/** Bodies that the published schema allows, with a liking for the ends of each range. */
const bodies = (schema: Schema): fc.Arbitrary<unknown> => {
  if (schema.$ref !== undefined)
    return bodies(document.components.schemas[schema.$ref.replace("#/components/schemas/", "")] ?? {})
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(bodies))
  if (typeof schema.type === "object")
    return fc.oneof(...schema.type.map((type) => bodies({ ...schema, type })))
  if (schema.type === "object") {
    const fields = Object.entries(schema.properties ?? {})
    return fc.record(Object.fromEntries(fields.map(([name, field]) => [name, bodies(field)])), {
      requiredKeys: [...(schema.required ?? [])],
    })
  }
  if (schema.type === "array") {
    const { items = {}, minItems = 0 } = schema
    return fc.array(bodies(items), { minLength: minItems, maxLength: minItems + 5 })
  }
  if (schema.type === "integer" || schema.type === "number") return numbers(schema)
  if (schema.type === "boolean") return fc.boolean()
  return fc.constant(schema.type === "null" ? null : "x")
}

const numbers = ({ type, minimum: min = -1e9, maximum: max = 1e9 }: Schema): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(min, max),
    type === "integer" ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true }),
  )

const Answer = z.object({ value: z.number().nullable(), warnings: z.array(z.unknown()) })

test.each(calculators)(
  "$name answers or refuses whatever its ranges allow, and says why it knows nothing",
  async (it) => {
    await fc.assert(
      fc.asyncProperty(bodies(it.schema), async (body) => {
        const answer = await callCalculator(it.name, body)
        expect([200, 422]).toContain(answer.status)
        if (answer.status === 422) return
        const { value, warnings } = Answer.parse(answer.body)
        if (value === null) expect(warnings).not.toEqual([])
      }),
      { numRuns: 300 },
    )
  },
)
