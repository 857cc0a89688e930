import { beforeAll, describe, expect, test } from "vitest"
import { Problem } from "../../src/http/define.ts"
import type { ApiAnswer } from "../support/api-caller.ts"
import { databaseContents } from "../support/database-contents.ts"
import { contractBreaches } from "../support/declared-answer.ts"
import { type Example, exampleOf, missing } from "../support/examples.ts"
import { type DeclaredOperation, operations } from "../support/operations.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"
import { forgeTokens } from "./forged-tokens.ts"
import { policies, type Policy } from "./policies.ts"

/** Whose token cannot count, whatever is asked; by who bears it. */
let refusedTokens: Readonly<Record<string, string | undefined>>
let api: RunningApi

beforeAll(async () => {
  api = await runningApi()
  const [admin, disabled, signedOut, deleted] = await Promise.all([
    api.signUp({ roles: ["admin"] }),
    api.signUp(),
    api.signUp(),
    api.signUp(),
  ])
  const disabledId = await api.idOf(disabled)
  await api.call("POST", `/v1/admin/users/${disabledId}/disable`, { token: admin.token })
  await api.call("POST", "/v1/me/sign-out-everywhere", { token: signedOut.token })
  await api.removeAccount(deleted.uid)
  await api.call("GET", "/v1/me", deleted) // the API learns of it
  // What the provider has to say of them is known, and not asked again while it is looked at what their requests change.
  await api.asOwner("update members set identity_checked_at = now() + interval '1 day'")
  refusedTokens = {
    anonymous: undefined,
    "a disabled member": disabled.token,
    "a member who signed out everywhere": signedOut.token,
    "a member who was deleted": deleted.token,
    ...(await forgeTokens(api, await api.signUp())),
  }
})

const send = (
  { method }: DeclaredOperation,
  { path, body, headers }: Example,
  token: string | undefined,
): Promise<ApiAnswer> =>
  // The same request id each time, so that two answers may be compared byte by byte.
  api.call(method, path, { token, body, headers: { ...headers, "x-request-id": "the-same-id" } })

const outcome = ({ status, json }: ApiAnswer) => ({
  status,
  code: status >= 400 ? Problem.parse(json).code : undefined,
})

const succeeded = { status: expect.toSatisfy((status: number) => status < 300), code: undefined }
const notFound = { status: 404, code: expect.stringMatching(/not_found$/) }
const noMember = { status: 401, code: "token_invalid" }
const noMachine = { status: 401, code: "invoker_token_invalid" }
const forbidden = { status: 403, code: "forbidden" }

const callerKinds = ["other", "admin", "machine", "owner"] as const

/** What each kind of caller gets. The owner comes last: their success proves that nobody before had any effect. */
const expectedOf: Readonly<Record<Policy, Readonly<Record<(typeof callerKinds)[number], object>>>> = {
  anyone: { other: succeeded, admin: succeeded, machine: succeeded, owner: succeeded },
  member: { other: succeeded, admin: succeeded, machine: noMember, owner: succeeded },
  owner: { other: notFound, admin: notFound, machine: noMember, owner: succeeded },
  admin: { other: forbidden, admin: succeeded, machine: noMember, owner: forbidden },
  internal: { other: noMachine, admin: noMachine, machine: succeeded, owner: noMachine },
}

test("every operation has a policy, and every policy an operation", () => {
  expect(Object.keys(policies).toSorted()).toEqual(operations.map(({ id }) => id).toSorted())
})

test("the zone of a route is the one that its policy needs", () => {
  const zoneOf = { anyone: "public", member: "member", owner: "member", admin: "admin", internal: "internal" }
  const wanted = operations.map(({ id }) => [id, zoneOf[policies[id] ?? "anyone"]])
  expect(operations.map(({ id, zone }) => [id, zone])).toEqual(wanted)
})

describe.each(operations.map((operation) => [operation.id, operation] as const))("%s", (id, operation) => {
  const policy = policies[id]
  let owner: Brewer
  let example: Example

  beforeAll(async () => {
    owner = await api.signUp()
    example = await exampleOf(id, api, owner)
  })

  test("refuses whoever is not a member in good standing, says how to sign in, and does nothing", async () => {
    const before = await databaseContents(api)
    for (const [who, token] of Object.entries(refusedTokens)) {
      const answer = await send(operation, example, token)
      expect(contractBreaches(operation, answer), who).toEqual([])
      if (policy === "anyone") expect(outcome(answer), who).toEqual(succeeded)
      else {
        expect(answer.status, who).toBe(401)
        expect(answer.headers.get("www-authenticate"), who).toMatch(/^Bearer realm=/)
      }
    }
    expect(await databaseContents(api)).toEqual(before)
  })

  test("admits members, admins, machines of ours and the owner as its policy says", async () => {
    if (policy === undefined) throw new Error("it has no policy")
    const tokens = {
      other: (await api.signUp()).token,
      admin: (await api.signUp({ roles: ["admin"] })).token,
      machine: await api.mintForInvoker(),
      owner: owner.token,
    }
    for (const who of callerKinds) {
      const answer = await send(operation, example, tokens[who])
      expect(outcome(answer), who).toEqual(expectedOf[policy][who])
      expect(contractBreaches(operation, answer), who).toEqual([])
    }
  })
})

describe("somebody else's", () => {
  const owned = operations.filter(({ id }) => policies[id] === "owner")

  test.each(owned.map((operation) => [operation.id, operation] as const))(
    "%s answers byte by byte as for what does not exist",
    async (id, operation) => {
      const example = await exampleOf(id, api, await api.signUp())
      const { token } = await api.signUp()
      const theirs = await send(operation, example, token)
      const nobodys = await send(operation, missing(example), token)
      expect(theirs.text).toBe(nobodys.text)
      expect(steady(theirs.headers)).toEqual(steady(nobodys.headers))
    },
  )

  test("installation stays as it is when others write or delete one of the same id", async () => {
    const [owner, other] = [await api.signUp(), await api.signUp()]
    const { path } = await exampleOf("readInstallation", api, owner)
    const before = await api.call("GET", path, owner)
    const body = { token: "another-phone", platform: "web", locale: "en", appVersion: "9" }
    expect((await api.call("PUT", path, { ...other, body })).status).toBe(200)
    expect((await api.call("DELETE", path, other)).status).toBe(204)
    expect((await api.call("GET", path, owner)).json).toEqual(before.json)
  })

  test("lists show nothing of it", async () => {
    const [owner, other] = [await api.signUp(), await api.signUp()]
    for (const id of ["readBatch", "readEquipment", "readNotification", "readInstallation"])
      await exampleOf(id, api, owner)
    const lists = ["recipes", "batches", "equipment", "notifications", "me/installations"]
    for (const path of lists.map((name) => `/v1/${name}`)) {
      expect((await api.call("GET", path, owner)).json, path).toMatchObject({ items: [{}] })
      expect((await api.call("GET", path, other)).json, path).toMatchObject({ items: [] })
    }
  })
})

/** Headers without those that differ between any two answers. */
const steady = (headers: Headers) => [...headers].filter(([name]) => name !== "date" && name !== "ratelimit")
