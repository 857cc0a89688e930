import { isDeepStrictEqual } from "node:util"
import * as z from "zod"
import { problemCatalogue } from "../../src/contract/problem-catalogue.ts"
import { Problem } from "../../src/http/define.ts"
import { openApiDocument } from "../../src/openapi.ts"
import type { ApiAnswer } from "./api-caller.ts"
import type { DeclaredOperation } from "./operations.ts"

/**
 * What is wrong with an answer by the contract of its operation: a status that nobody declared, another content type, a
 * body that its schema refuses or that holds more than it names, a problem that the catalogue does not know.
 * @returns empty when all is well
 */
export const contractBreaches = (
  operation: DeclaredOperation,
  { status, headers, text, json }: ApiAnswer,
): readonly string[] => {
  const { spec } = operation
  if (!statusesOf(operation).has(status)) return [`status ${status} is not declared: ${text}`]
  const contentType = headers.get("content-type")
  const declared = spec.responses[status]
  if (status >= 400 && (declared === undefined || declared === Problem)) {
    return problemBreaches(status, contentType, headers.get("x-request-id"), json)
  }
  if (status === 204 || status === 304) return text === "" ? [] : [`${status} has a body`]
  if (!declared) return []
  if (contentType !== "application/json") return [`content type ${contentType}`]
  const parsed = z.safeParse(declared, json)
  if (!parsed.success) return [z.prettifyError(parsed.error)]
  return isDeepStrictEqual(parsed.data, json) ? [] : ["the body holds what its schema does not name"]
}

const problemBreaches = (
  status: number,
  contentType: string | null,
  requestId: string | null,
  json: unknown,
): readonly string[] => {
  if (contentType !== "application/problem+json") return [`content type ${contentType}`]
  const parsed = Problem.safeParse(json)
  if (!parsed.success) return [z.prettifyError(parsed.error)]
  const { code, type, instance } = parsed.data
  const breaches = [
    [parsed.data.status === status, `status ${parsed.data.status} in the body of a ${status}`],
    [type.endsWith(`/problems/${code}`), `type ${type} of ${code}`],
    [instance === requestId, `instance ${instance} of request ${requestId}`],
    [problemCatalogue.get(code)?.status === status, `${code} is not in the catalogue with ${status}`],
  ] as const
  return breaches.flatMap(([holds, breach]) => (holds ? [] : [breach]))
}

const published = z
  .object({
    paths: z.record(
      z.string(),
      z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) })),
    ),
  })
  .parse(openApiDocument())

/**
 * The statuses that openapi.json promises for an operation. That an outage (503) or a defect (500, by `default`) may be met
 * is promised too, but no test meets one that it did not arrange.
 */
const statusesOf = ({ method, pattern, spec }: DeclaredOperation): ReadonlySet<number> => {
  const path = pattern.replaceAll(/:([a-zA-Z0-9]+)(?:\{\.\+\})?/g, "{$1}")
  const promised = Object.keys(published.paths[path]?.[method.toLowerCase()]?.responses ?? {}).map(Number)
  return new Set(promised.filter((status) => status !== 503 || 503 in spec.responses))
}
