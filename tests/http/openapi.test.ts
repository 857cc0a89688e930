import { expect, test } from "vitest"
import * as z from "zod"
import { noContent, ok } from "../../src/http/answer.ts"
import { Problem, type RouteModule } from "../../src/http/define.ts"
import { writeOpenApi } from "../../src/http/openapi.ts"
import { scanRoutes } from "../../src/http/scan-routes.ts"
import { define, Thing, zones } from "./brewery.ts"

const documentOf = (files: Record<string, RouteModule>) =>
  writeOpenApi(
    {
      routes: scanRoutes(Object.keys(files)).routes.map((route) => ({
        ...route,
        module: files[route.file] ?? { zone: "public", handlers: {} },
        middlewares: [],
        error: null,
      })),
      notFound: null,
    },
    zones,
    {
      title: "T",
      version: "1",
      description: "D",
      servers: [],
      securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
    },
  )

const read = (id: string) =>
  define
    .op({
      id,
      summary: "Read",
      params: z.strictObject({ thingId: z.uuid() }),
      query: z.strictObject({ limit: z.coerce.number().int().default(5).meta({ description: "How many" }) }),
      responses: { 200: Thing, 404: Problem },
    })
    .handle(async () => ok({ name: "kettle", size: 1 }))

test("an operation is described by the schemas that validate it", () => {
  const document = documentOf({ "(member)/things/[thingId].ts": define.member({ GET: read("readThing") }) })
  expect(document).toMatchObject({
    openapi: "3.1.1",
    paths: {
      "/things/{thingId}": {
        get: {
          operationId: "readThing",
          security: [{ bearer: [] }],
          parameters: [
            { name: "thingId", in: "path", required: true, schema: { type: "string", format: "uuid" } },
            { name: "limit", in: "query", required: false, description: "How many" },
          ],
          responses: {
            200: { content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } } },
            404: {
              content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
            },
          },
        },
      },
    },
    components: { schemas: { Thing: { type: "object", required: ["name", "size"] } } },
  })
})

test("what may go wrong with any operation is described: who must wait is told how long, the rest by default", () => {
  const document = documentOf({ "(member)/things/[thingId].ts": define.member({ GET: read("readThing") }) })
  const content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } }
  expect(document).toMatchObject({
    paths: {
      "/things/{thingId}": {
        get: {
          responses: {
            503: { $ref: "#/components/responses/Common503" },
            default: { $ref: "#/components/responses/CommonDefault" },
          },
        },
      },
    },
    components: {
      responses: {
        Common503: { headers: { "Retry-After": { schema: { type: "integer" } } }, content },
        CommonDefault: { content },
      },
    },
  })
})

test("an input is described as it may be sent, defaults optional; unknown fields are refused", () => {
  const change = define
    .op({
      id: "change",
      summary: "Change",
      body: z.strictObject({ name: z.string(), size: z.int().default(1) }).meta({ id: "ThingBody" }),
      responses: { 204: null },
    })
    .handle(async () => noContent())
  const document = documentOf({ "things.ts": define.member({ POST: change }) })
  expect(document).toMatchObject({
    paths: { "/things": { post: { parameters: [{ name: "Idempotency-Key" }] } } },
    components: { schemas: { ThingBody: { required: ["name"], additionalProperties: false } } },
  })
})

test("two operations of one id are refused", () => {
  const files = {
    "a/[thingId].ts": define.public({ GET: read("same") }),
    "b/[thingId].ts": define.public({ GET: read("same") }),
  }
  expect(() => documentOf(files)).toThrow(/two operations are called same/)
})

test("two different schemas of one name are refused, so that none hides the other", () => {
  const named = (schema: z.core.$ZodType, id: string) =>
    define.public({
      GET: define.op({ id, summary: "S", responses: { 200: schema } }).handle(async () => new Response()),
    })
  const files = {
    "a.ts": named(z.object({ a: z.string() }).meta({ id: "Same" }), "a"),
    "b.ts": named(z.object({ b: z.string() }).meta({ id: "Same" }), "b"),
  }
  expect(() => documentOf(files)).toThrow(/two different schemas are called Same/)
})

test("a schema that JSON cannot carry is refused", () => {
  const dated = define.public({
    GET: define
      .op({ id: "dated", summary: "S", responses: { 200: z.object({ at: z.date() }) } })
      .handle(async () => new Response()),
  })
  expect(() => documentOf({ "a.ts": dated })).toThrow(/Date cannot be represented/i)
})
