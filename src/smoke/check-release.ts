import { setTimeout } from "node:timers/promises"
import * as z from "zod"

export type ReleaseCheck = {
  /** Where the release answers: the address of a revision, without a slash at the end. */
  readonly url: string
  /** The version that must answer there. */
  readonly version: string
  /** How long the first answer may take: a new instance starts, and has no way to its database for up to 80 s. */
  readonly readyWithinMs: number
}

/** How the check reaches the release and waits; tests have neither a network nor time. */
export type CheckTools = {
  readonly fetch: (address: string, init?: RequestInit) => Promise<Response>
  readonly now: () => number
  readonly sleep: (ms: number) => Promise<unknown>
}

const realTools: CheckTools = { fetch, now: Date.now, sleep: setTimeout }

/** No request of a healthy release takes this long. */
const requestMs = 20_000
const pauseMs = 3_000

/**
 * Asks a release what only a working one can answer: it reaches its database, is the version that was meant, keeps
 * strangers out, calculates, and tells its contract.
 * @returns a sentence for each answer that was wrong; none when the release may be given traffic
 */
export const checkRelease = async (
  check: ReleaseCheck,
  tools: CheckTools = realTools,
): Promise<readonly string[]> => {
  const unready = await untilReady(check, tools)
  if (unready !== null) return [unready]
  const outcomes = await Promise.all(
    expectations(check.version).map(async ({ method = "GET", path, body, expect }) => {
      const init = {
        method,
        ...(body !== undefined && {
          body: JSON.stringify(body),
          headers: { "content-type": "application/json" },
        }),
      }
      const found = await ask(check.url + path, init, tools)
      const wrong = typeof found === "string" ? found : expect(found)
      return wrong === null ? [] : [`${method} ${path}: ${wrong}`]
    }),
  )
  return outcomes.flat()
}

/** The sentence to give up with, or null once the release says that it is ready. */
const untilReady = async (
  { url, readyWithinMs }: ReleaseCheck,
  tools: CheckTools,
): Promise<string | null> => {
  const giveUpAt = tools.now() + readyWithinMs
  for (;;) {
    const found = await ask(`${url}/health/ready`, {}, tools)
    if (typeof found !== "string" && found.status === 200) return null
    if (tools.now() >= giveUpAt) {
      const last = typeof found === "string" ? found : `the last answer was ${found.status}`
      return `GET /health/ready: not ready after ${readyWithinMs / 1000} s; ${last}`
    }
    await tools.sleep(pauseMs)
  }
}

type Found = { readonly status: number; readonly headers: Headers; readonly body: unknown }

/** The answer with its JSON, or why there is none. */
const ask = async (
  address: string,
  init: RequestInit,
  { fetch }: Pick<CheckTools, "fetch">,
): Promise<Found | string> => {
  try {
    const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(requestMs) })
    const text = await answer.text()
    const json = /\bjson\b/.test(answer.headers.get("content-type") ?? "")
    return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : text }
  } catch (error) {
    return `no answer: ${error instanceof Error ? error.message : String(error)}`
  }
}

type Expectation = {
  readonly method?: string
  readonly path: string
  readonly body?: unknown
  /** Null when that is what a working release answers. */
  readonly expect: (found: Found) => string | null
}

const Version = z.object({ version: z.string() })
const Problem = z.object({ code: z.string() })
const Priming = z.object({ value: z.number() })
const Contract = z.object({ openapi: z.string(), info: z.object({ version: z.string() }) })

const expectations = (version: string): readonly Expectation[] => [
  {
    path: "/v1/version",
    expect: expecting(200, Version, (body) =>
      body.version === version ? null : `${body.version} answers, not ${version}`,
    ),
  },
  {
    path: "/v1/me",
    expect: expecting(401, Problem, (body, headers) =>
      body.code === "unauthenticated" && headers.has("www-authenticate")
        ? null
        : `a stranger is told ${JSON.stringify(body.code)}, not "unauthenticated" with www-authenticate`,
    ),
  },
  {
    method: "POST",
    path: "/v1/calculators/priming",
    body: { volumeL: 20, temperatureC: 20, targetVolumes: 2.4, sugar: "dextrose_monohydrate" },
    expect: expecting(200, Priming, ({ value }) =>
      // 20 L from 0.86 to 2.4 volumes takes about 140 g of dextrose: any formula agrees within this.
      value > 100 && value < 180 ? null : `${value} g of dextrose cannot be right`,
    ),
  },
  { path: "/openapi.json", expect: expecting(200, Contract, () => null) },
]

const expecting =
  <Body>(status: number, schema: z.ZodType<Body>, judge: (body: Body, headers: Headers) => string | null) =>
  (found: Found): string | null => {
    if (found.status !== status) return `answered ${found.status}, not ${status}`
    const parsed = schema.safeParse(found.body)
    if (!parsed.success) return "answered something else than the contract says"
    return judge(parsed.data, found.headers)
  }
