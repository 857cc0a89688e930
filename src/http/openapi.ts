import * as z from "zod"
import { methods, type OperationSpec, Problem, type ZoneSpec } from "./define.ts"
import { takesKey } from "./idempotency.ts"
import type { Manifest } from "./manifest.ts"
import { commonStatuses } from "./statuses.ts"

type Schema = z.core.$ZodType
type Json = Record<string, unknown>

export type OpenApiInfo = {
  readonly title: string
  readonly version: string
  readonly description: string
  readonly servers: readonly { readonly url: string; readonly description: string }[]
  /** Security schemes by the names that zones use. */
  readonly securitySchemes: Readonly<Record<string, Json>>
}

/**
 * Writes the OpenAPI 3.1 document of a manifest, from the same declarations that validate requests.
 * JSON Schema 2020-12 is the dialect of OpenAPI 3.1, so zod's own writer gives the schemas.
 * @throws Error when two operations share an id, two schemas share a name, or a schema cannot be written as JSON
 */
export const writeOpenApi = (
  { routes }: Manifest,
  zones: Readonly<Record<string, ZoneSpec>>,
  { title, version, description, servers, securitySchemes }: OpenApiInfo,
): Json => {
  const components = new Components()
  const ids = new Set<string>()
  const paths: Record<string, Json> = {}
  for (const { pattern, module } of routes) {
    const path = pattern.replaceAll(/:([a-zA-Z0-9]+)(?:\{\.\+\})?/g, "{$1}")
    const zone = zones[module.zone]
    if (!zone) throw new Error(`there is no zone ${module.zone}`)
    const item: Json = {}
    for (const method of methods) {
      const spec = module.handlers[method]?.spec
      if (!spec) continue
      if (ids.has(spec.id)) throw new Error(`two operations are called ${spec.id}`)
      ids.add(spec.id)
      item[method.toLowerCase()] = {
        operationId: spec.id,
        summary: spec.summary,
        ...(spec.description && { description: spec.description }),
        tags: [path.split("/").find((part) => !["", "v1", "public", "me"].includes(part)) ?? "me"],
        ...(zone.security !== null && { security: [{ [zone.security]: [] }] }),
        parameters: [
          ...components.parameters(spec.params, "path"),
          ...components.parameters(spec.query, "query"),
          ...components.parameters(spec.headers, "header"),
          ...(spec.ifMatch
            ? [header("If-Match", "The ETag that the change is based on", spec.ifMatch === "required")]
            : []),
          ...(takesKey(method, spec, zone)
            ? [header("Idempotency-Key", "Makes a repeat harmless; kept for 24 hours", false)]
            : []),
        ],
        ...components.requestBody(spec),
        responses: components.responses(spec, commonStatuses(method, spec, zone)),
      }
    }
    paths[path] = item
  }
  return {
    openapi: "3.1.1",
    info: { title, version, description, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    servers,
    paths,
    components: { ...components.sorted(), securitySchemes },
  }
}

const header = (name: string, description: string, required: boolean): Json => ({
  name,
  in: "header",
  description,
  required,
  schema: { type: "string" },
})

/** Schemas that carry a name (`.meta({ id })`) become components; the others stand where they are used. */
class Components {
  readonly #schemas = new Map<string, Json>()
  readonly #responses = new Map<string, Json>()

  #write(schema: Schema, io: "input" | "output"): Json {
    const { $schema: _, $defs, ...json } = z.toJSONSchema(schema, { io, reused: "inline" }) as Json
    for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, Json>))
      this.#define(name, definition)
    const { id } = json
    if (typeof id !== "string") return rewriteRefs(json)
    this.#define(id, json)
    return { $ref: `#/components/schemas/${id}` }
  }

  #define(name: string, { id: _, ...definition }: Json): void {
    const written = rewriteRefs(definition)
    const known = this.#schemas.get(name)
    if (known && JSON.stringify(known) !== JSON.stringify(written)) {
      throw new Error(`two different schemas are called ${name}; an input and an output need a name each`)
    }
    this.#schemas.set(name, written)
  }

  parameters(schema: Schema | undefined, place: "path" | "query" | "header"): Json[] {
    if (!schema) return []
    const { properties = {}, required = [] } = this.#write(schema, "input") as {
      properties?: Record<string, Json>
      required?: string[]
    }
    return Object.entries(properties).map(([name, { description, ...type }]) => ({
      name,
      in: place,
      ...(description !== undefined && { description }),
      required: place === "path" || required.includes(name),
      schema: type,
    }))
  }

  requestBody({ body, bodyTypes = [], rawBody }: OperationSpec): Json {
    if (rawBody) return { requestBody: { required: true, content: content(rawBody.contentTypes, {}) } }
    if (!body) return {}
    const schema = this.#write(body, "input")
    return {
      requestBody: { required: true, content: content(["application/json", ...bodyTypes], { schema }) },
    }
  }

  responses({ responses, produces = "application/json" }: OperationSpec, common: readonly number[]): Json {
    const declared = Object.entries(responses).map(([status, schema]) => {
      const description = reasons[status] ?? "Answer"
      const type = schema === Problem ? "application/problem+json" : produces
      if (schema !== null) {
        return [status, { description, content: content([type], { schema: this.#write(schema, "output") }) }]
      }
      return [status, { description, ...(status === "200" && { content: content([type], {}) }) }]
    })
    const further = [...common.filter((status) => !(status in responses)), "default" as const].map(
      (status) => [status, { $ref: `#/components/responses/${this.#common(status)}` }],
    )
    return Object.fromEntries([...declared, ...further])
  }

  /** An answer that many operations share, under a name of its own. */
  #common(status: number | "default"): string {
    const name = status === "default" ? "CommonDefault" : `Common${status}`
    const description = reasons[status] ?? "Answer"
    const schema = status === 304 ? null : this.#write(Problem, "output")
    const body = schema && { content: content(["application/problem+json"], { schema }) }
    const headers = (status === 429 || status === 503) && { headers: { "Retry-After": retryAfter } }
    this.#responses.set(name, { description, ...headers, ...body })
    return name
  }

  sorted(): Json {
    const inOrder = (parts: ReadonlyMap<string, Json>): Json =>
      Object.fromEntries([...parts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    return { responses: inOrder(this.#responses), schemas: inOrder(this.#schemas) }
  }
}

const content = (types: readonly string[], media: Json): Json =>
  Object.fromEntries(types.map((type) => [type, media]))

const retryAfter: Json = { description: "Seconds to wait", required: true, schema: { type: "integer" } }

const reasons: Readonly<Record<string, string>> = {
  200: "Done",
  201: "Created",
  204: "Done, nothing to say",
  304: "Not changed since the ETag that was sent",
  400: "Not JSON, not UTF-8, or not complete",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found, or not yours",
  409: "Not possible in this state",
  406: "Not available in that format",
  410: "Deleted",
  412: "Changed since it was read",
  413: "Too large",
  415: "Another content type is needed",
  422: "Invalid values",
  428: "If-Match is missing",
  429: "Too many requests",
  503: "Not available right now",
  default: "Something broke on our side",
}

/** zod writes named definitions under `$defs`, and a schema that contains itself as `#`. */
const rewriteRefs = <T>(json: T): T =>
  JSON.parse(JSON.stringify(json).replaceAll('"$ref":"#/$defs/', '"$ref":"#/components/schemas/')) as T
