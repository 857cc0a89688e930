import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { openDatabase } from "../../../src/platform/postgres/database.ts"
import { Outage } from "../../../src/shared/outage.ts"
import { err } from "../../../src/shared/result.ts"
import { openedDatabase, type OpenedDatabase } from "../../platform/postgres/opened-database.ts"
import { makeInstance, makeProvider, makeTime, type Provider, type Time, tokenOf } from "./signing-in.ts"

let opened: OpenedDatabase
let time: Time
let provider: Provider

beforeAll(async () => {
  opened = await openedDatabase({ poolMax: 20 })
})
afterAll(() => opened.stop())
beforeEach(async () => {
  await opened.owner.query("delete from members")
  time = makeTime()
  provider = makeProvider()
})

const instance = () => makeInstance(opened.db, time, provider)
const rows = async () => (await opened.owner.query("select * from members")).rows
const disabled = err({ kind: "member_disabled" })
const revoked = err({ kind: "token_revoked" })
const admitted = expect.objectContaining({ ok: true })

describe("somebody seen for the first time", () => {
  test("gets a row and an id of our own; the uid is not the key", async () => {
    const member = await instance().authenticate(tokenOf(time, { uid: "u1" }))
    const [row, ...others] = await rows()
    expect(others).toEqual([])
    expect(row).toMatchObject({
      firebase_uid: "u1",
      locale: "fr",
      time_zone: "Europe/Paris",
      units: "metric",
    })
    expect(row.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    expect(member).toEqual({
      ok: true,
      value: { kind: "member", id: row.id, uid: "u1", roles: [], locale: "fr" },
    })
  })

  test("in twenty requests at once, over two instances, gets one row", async () => {
    const instances = [instance(), instance()]
    const token = tokenOf(time, { uid: "u1" })
    const members = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => instances[i % 2]?.authenticate(token)),
    )
    expect(await rows()).toHaveLength(1)
    expect(new Set(members.map((member) => member?.ok && member.value.id)).size).toBe(1)
    expect(provider.asked).toEqual(["stateOf u1"])
  })

  test("with a token that is refused leaves no row", async () => {
    expect(await instance().authenticate("")).toMatchObject({ ok: false, error: { kind: "token_invalid" } })
    expect(await rows()).toEqual([])
  })

  test("and disabled at the provider is refused at once", async () => {
    provider.says("u1", { kind: "disabled", tokensValidAfter: null, roles: [] })
    expect(await instance().authenticate(tokenOf(time, { uid: "u1" }))).toEqual(disabled)
  })
})

describe("somebody seen a moment ago", () => {
  test("is answered without a promise and without a query", async () => {
    const { authenticate } = instance()
    const token = tokenOf(time, { uid: "u1" })
    const first = await authenticate(token)
    time.pass(4.9)
    const again = authenticate(token)
    expect(again).not.toBeInstanceOf(Promise)
    expect(again).toEqual(first)
    time.pass(0.1)
    const later = authenticate(token)
    expect(later).toBeInstanceOf(Promise)
    expect(await later).toEqual(first)
  })

  test("costs the provider one question in twenty seconds, however many instances and requests", async () => {
    const instances = [instance(), instance(), instance()]
    const token = tokenOf(time, { uid: "u1" })
    for (let seconds = 0; seconds < 90; seconds += 1) {
      for (const { authenticate } of instances) expect((await authenticate(token)).ok).toBe(true)
      time.pass(1)
    }
    expect(provider.asked.length).toBeLessThanOrEqual(5)
    expect(provider.asked.length).toBeGreaterThan(1)
  })
})

describe("within sixty seconds, by every instance, is refused who was", () => {
  /** Uses both instances every second; says after how many the last of them refused, and why. */
  const refusedAfter = async (change: () => unknown) => {
    const instances = [instance(), instance()]
    const token = tokenOf(time, { uid: "u1" })
    for (const { authenticate } of instances) {
      expect(await authenticate(token)).toEqual(admitted)
      time.pass(7)
    }
    await change()
    for (let seconds = 0; seconds <= 120; seconds += 1) {
      const answers = await Promise.all(instances.map(async ({ authenticate }) => authenticate(token)))
      if (answers.every(({ ok }) => !ok)) return { seconds, answer: answers[0] }
      time.pass(1)
    }
    return null
  }

  test.for([
    ["disabled at the provider", { kind: "disabled", tokensValidAfter: null, roles: [] }, disabled],
    ["deleted at the provider", { kind: "deleted" }, disabled],
    [
      "signed out at the provider",
      { kind: "active", tokensValidAfter: new Date("2026-11-23T08:00:05Z"), roles: [] },
      revoked,
    ],
  ] as const)("%s", async ([, state, refusal]) => {
    const refused = await refusedAfter(() => provider.says("u1", state))
    expect(refused?.answer).toEqual(refusal)
    expect(refused?.seconds).toBeLessThan(60)
  })

  test("disabled by us, while the provider does not answer", async () => {
    const refused = await refusedAfter(() => {
      provider.isDown(true)
      return opened.owner.query("update members set disabled_at = now()")
    })
    expect(refused?.answer).toEqual(disabled)
    expect(refused?.seconds).toBeLessThanOrEqual(5)
  })

  test.for([0, 1.5, 3, 4.5])(
    "disabled at the provider, though it is slow and fails the first time, with %d s between two instances",
    async (apart) => {
      const [one, other] = [instance(), instance()]
      const token = tokenOf(time, { uid: "u1" })
      expect(await one.authenticate(token)).toEqual(admitted)
      time.pass(apart)
      expect(await other.authenticate(token)).toEqual(admitted)
      provider.says("u1", { kind: "disabled", tokensValidAfter: null, roles: [] })
      const disabledAt = time.now().getTime()
      let questions = 0
      provider.whileAsked(async () => {
        questions += 1
        time.pass(1.9)
        await Promise.all([one.authenticate(token), other.authenticate(token)])
        if (questions === 1) throw new Outage("the provider")
      })
      for (;;) {
        const answers = [await one.authenticate(token), await other.authenticate(token)]
        if (answers.every(({ ok }) => !ok)) break
        time.pass(0.5)
      }
      expect(questions).toBe(2)
      expect(time.now().getTime() - disabledAt).toBeLessThan(60_000)
    },
  )
})

describe("while the provider does not answer", () => {
  test("our own table decides, and the log is told", async () => {
    const { authenticate, warnings } = instance()
    const token = tokenOf(time, { uid: "u1" })
    provider.isDown(true)
    expect(await authenticate(token)).toEqual(admitted)
    expect(warnings).toEqual([
      { event: "accounts.identity_unavailable", reason: "the provider does not answer: no route to it" },
    ])
    time.pass(60)
    expect(await authenticate(token)).toEqual(admitted)
  })

  test("a defect is not taken for an outage", async () => {
    const broken = {
      ...provider,
      provider: { ...provider.provider, stateOf: async () => Promise.reject(new TypeError("defect")) },
    }
    const { authenticate } = makeInstance(opened.db, time, broken)
    await expect(authenticate(tokenOf(time, { uid: "u1" }))).rejects.toThrow(TypeError)
  })
})

describe("what happens here while the provider is asked", () => {
  test("is not undone by its answer: a sign-out everywhere, and roles that an administrator gave", async () => {
    const { authenticate, signOutEverywhere, setRoles } = instance()
    const token = tokenOf(time, { uid: "u1" })
    const [admin, member] = [await authenticate(tokenOf(time, { uid: "admin" })), await authenticate(token)]
    if (!admin.ok || !member.ok) throw new Error("refused")
    time.pass(30)
    provider.whileAsked(async () => {
      provider.whileAsked(() => undefined)
      time.pass(1)
      await signOutEverywhere(member.value)
      await setRoles(admin.value, { memberId: member.value.id, roles: ["moderator"] })
    })
    expect(await authenticate(token)).toEqual(revoked)
    const [row] = (await opened.owner.query("select roles from members where firebase_uid = 'u1'")).rows
    expect(row).toEqual({ roles: ["moderator"] })
  })
})

describe("without the database", () => {
  test("members seen a moment ago enter, others meet an outage, not a refusal", async () => {
    const own = await openedDatabase()
    const { authenticate } = makeInstance(own.db, time, provider)
    const token = tokenOf(time, { uid: "u1" })
    await authenticate(token)
    const gone = openDatabase({
      login: { kind: "url", url: "postgres://nobody@127.0.0.1:1/x" },
      applicationName: "test",
    })
    await expect(makeInstance(gone, time, provider).authenticate(token)).rejects.toThrow(Outage)
    expect(authenticate(token)).toEqual(admitted)
    await gone.close()
    await own.stop()
  })
})

describe("roles", () => {
  const rolesOf = async (authenticate: ReturnType<typeof instance>["authenticate"], token: string) => {
    const result = await authenticate(token)
    return result.ok ? result.value.roles : result.error.kind
  }

  test("come from the token's claims, at once when it was issued after we last asked", async () => {
    const { authenticate } = instance()
    expect(await rolesOf(authenticate, tokenOf(time, { uid: "u1" }))).toEqual([])
    time.pass(5)
    expect(await rolesOf(authenticate, tokenOf(time, { uid: "u1", roles: ["admin"] }))).toEqual(["admin"])
  })

  test("that were taken at the provider are gone within sixty seconds, whatever an older token says", async () => {
    const { authenticate } = instance()
    provider.says("u1", { kind: "active", tokensValidAfter: null, roles: ["admin"] })
    const token = tokenOf(time, { uid: "u1", roles: ["admin"] })
    expect(await rolesOf(authenticate, token)).toEqual(["admin"])
    provider.says("u1", { kind: "active", tokensValidAfter: null, roles: [] })
    time.pass(50)
    expect(await rolesOf(authenticate, token)).toEqual([])
  })

  test("are those of the token while the provider has never answered", async () => {
    provider.isDown(true)
    expect(
      await rolesOf(instance().authenticate, tokenOf(time, { uid: "u1", roles: ["moderator"] })),
    ).toEqual(["moderator"])
  })
})
