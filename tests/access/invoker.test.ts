import { beforeAll, describe, expect, test } from "vitest"
import { Problem } from "../../src/http/define.ts"
import { runningApi, type RunningApi } from "../support/running-api.ts"
import { forgeTokens } from "./forged-tokens.ts"

let api: RunningApi
beforeAll(async () => {
  api = await runningApi()
})

/** What a tick answers to a token: the status, the code of a problem, and the challenge. */
const tickWith = async (token: string | undefined, at: RunningApi = api) => {
  const { status, headers, json } = await at.call("POST", "/internal/tick", { token })
  const code = status >= 400 ? Problem.parse(json).code : undefined
  return { status, code, challenge: headers.get("www-authenticate") }
}

const realm = 'Bearer realm="brasse-bouillon-internal"'
const invalid = {
  status: 401,
  code: "invoker_token_invalid",
  challenge: `${realm}, error="invalid_token"`,
}
const refused = { status: 403, code: "invoker_refused", challenge: null }

/** A job that nobody does unless a tick is admitted. */
const aJobWaits = async (at: RunningApi = api): Promise<void> => {
  await at.asOwner(`select graphile_worker.add_job('purge', '{"what":"nothing"}', job_key => 'canary')`)
}
const jobsLeft = async (at: RunningApi = api): Promise<number> =>
  (await at.asOwner("select from graphile_worker.jobs where key = 'canary'")).length

describe("a tick", () => {
  test("is for the service account that is configured, whose token Google issued for this service", async () => {
    await aJobWaits()
    const { status, json } = await api.call("POST", "/internal/tick", { token: await api.mintForInvoker() })
    expect(status).toBe(200)
    expect(json).toMatchObject({ done: 1, failed: 0, left: 0 })
    expect(await jobsLeft()).toBe(0)
  })

  test("is refused to whoever shows a token that does not count, and does nothing", async () => {
    await aJobWaits()
    const token = await api.mintForInvoker()
    const forged = await forgeTokens({ ...api, mint: api.mintForInvoker }, { uid: "scheduler", token })
    const wrong = {
      ...forged,
      "a token of another issuer": await api.mintForInvoker({ iss: "https://securetoken.google.com/demo" }),
      "a token for the address with a slash": await api.mintForInvoker({ aud: "https://worker.example/" }),
      "a token for two audiences": await api.mintForInvoker({ aud: ["https://worker.example", "x"] }),
      "a member's token": (await api.signUp()).token,
      "an administrator's token": (await api.signUp({ roles: ["admin"] })).token,
    }
    for (const [what, one] of Object.entries(wrong)) expect(await tickWith(one), what).toEqual(invalid)
    expect(await tickWith(undefined)).toEqual({
      status: 401,
      code: "invoker_unauthenticated",
      challenge: realm,
    })
    expect(await jobsLeft()).toBe(1)
  })

  test("is refused to other accounts, though Google vouches for them, and to an address that nobody verified", async () => {
    for (const claims of [
      { email: "scheduler@other-project.iam.gserviceaccount.com" },
      { email: "SCHEDULER@demo-tests.iam.gserviceaccount.com" },
      { email: null },
      { email_verified: false },
      { email_verified: null },
    ])
      expect(await tickWith(await api.mintForInvoker(claims)), JSON.stringify(claims)).toEqual(refused)
    expect(await jobsLeft()).toBe(1)
  })

  test("is refused to everybody where nobody is configured", async () => {
    const closed = await runningApi({ INTERNAL_AUDIENCE: "", INTERNAL_INVOKER: "" })
    await aJobWaits(closed)
    expect(await tickWith(await closed.mintForInvoker(), closed)).toEqual(refused)
    expect(await tickWith(undefined, closed)).toMatchObject({ status: 401 })
    expect(await jobsLeft(closed)).toBe(1)
  })

  test("is worth repeating while Google's keys can't be fetched", async () => {
    const keyless = await runningApi({ GOOGLE_KEY_SET_URL: "http://127.0.0.1:9/keys" })
    const { status, headers } = await keyless.call("POST", "/internal/tick", {
      token: await keyless.mintForInvoker(),
    })
    expect(status).toBe(503)
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0)
  })

  test("that is refused says why in the log, and never the token", async () => {
    const token = await api.mintForInvoker({ aud: "https://else.example" })
    await tickWith(token)
    const log = await api.logged()
    expect(log).toContain('"reason":"another audience"')
    expect(log).not.toContain(token)
  })
})
