import type { Behaviour } from "./cloud.ts"

const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } })

/** What a release of the API answers; the little of it that a rollout asks. */
export const answerOf = (
  { version, answers500 }: Behaviour,
  path: string,
  init: RequestInit | undefined,
  failing: boolean,
): Response => {
  if (answers500 || failing) return json(500, { code: "internal_error" })
  const method = init?.method ?? "GET"
  switch (`${method} ${path}`) {
    case "GET /health/ready":
      return json(200, { status: "ok" })
    case "GET /v1/version":
      return json(200, { name: "brasse-bouillon", version })
    case "GET /v1/me":
      return json(401, { code: "unauthenticated" }, { "www-authenticate": "Bearer" })
    case "POST /v1/calculators/priming":
      return json(200, { value: 140.2 })
    case "GET /openapi.json":
      return json(200, { openapi: "3.1.1", info: { version } })
    default:
      return json(404, { code: "not_found" })
  }
}
