import type { Sent } from "./gate.ts"

export type Fetch = (address: string, init?: RequestInit) => Promise<Response>

/** Requests that need no account, reach the database, and change nothing. */
const requests: readonly { readonly path: string; readonly body?: unknown }[] = [
  { path: "/v1/version" },
  { path: "/health/ready" },
  {
    path: "/v1/calculators/priming",
    body: { volumeL: 20, temperatureC: 20, targetVolumes: 2.4, sugar: "dextrose_monohydrate" },
  },
]

const withinMs = 10_000

/** Traffic of our own, from outside, so that a step has something to be judged by at night too. */
export type SyntheticRequests = {
  /** Sends the next one and notes what came of it; never throws. */
  readonly send: () => Promise<void>
  readonly soFar: () => Sent
}

export const makeSyntheticRequests = (fetch: Fetch, url: string): SyntheticRequests => {
  let sent = 0
  let failed = 0
  let lastFailure: string | null = null
  const fail = (path: string, why: string): void => {
    failed += 1
    lastFailure = `${path}: ${why}`
  }
  return {
    send: async () => {
      const { path, body } = requests[sent % requests.length] ?? { path: "/v1/version" }
      sent += 1
      const json = body === undefined ? {} : postOf(body)
      try {
        const answer = await fetch(`${url}${path}`, { ...json, signal: AbortSignal.timeout(withinMs) })
        await answer.text()
        if (!answer.ok) fail(path, `answered ${answer.status}`)
      } catch (error) {
        fail(path, error instanceof Error ? error.message : String(error))
      }
    },
    soFar: () => ({ sent, failed, lastFailure }),
  }
}

const postOf = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
})
