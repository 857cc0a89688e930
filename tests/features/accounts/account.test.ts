import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { Member } from "../../../src/shared/actor.ts"
import type { MemberId } from "../../../src/shared/ids.ts"
import { Outage } from "../../../src/shared/outage.ts"
import { err, ok } from "../../../src/shared/result.ts"
import { openedDatabase, type OpenedDatabase } from "../../platform/postgres/opened-database.ts"
import { makeInstance, makeProvider, makeTime, type Provider, type Time, tokenOf } from "./signing-in.ts"

let opened: OpenedDatabase
let time: Time
let provider: Provider
let accounts: ReturnType<typeof makeInstance>

beforeAll(async () => {
  opened = await openedDatabase()
})
afterAll(() => opened.stop())
beforeEach(async () => {
  await opened.owner.query("delete from members")
  time = makeTime()
  provider = makeProvider()
  accounts = makeInstance(opened.db, time, provider)
})

const signIn = async (uid: string, on = accounts): Promise<Member> => {
  const result = await on.authenticate(tokenOf(time, { uid }))
  if (!result.ok) throw new Error(result.error.kind)
  return result.value
}
const any = () => true

describe("one's own account", () => {
  test("starts in French, in Paris, metric, without a name, at version 1", async () => {
    const member = await signIn("u1")
    expect(await accounts.readMe(member)).toEqual({
      id: member.id,
      displayName: null,
      locale: "fr",
      timeZone: "Europe/Paris",
      units: "metric",
      roles: [],
      version: 1,
      createdAt: time.now(),
      updatedAt: time.now(),
    })
  })

  test("takes the changes that are given, and leaves the rest and everyone else alone", async () => {
    const [one, two] = [await signIn("u1"), await signIn("u2")]
    time.pass(60)
    const updated = await accounts.updateMe(one, {
      changes: { displayName: "Aurélie", units: "us" },
      accepts: any,
    })
    const changed = { displayName: "Aurélie", units: "us", locale: "fr", version: 2, updatedAt: time.now() }
    expect(updated).toMatchObject(ok(changed))
    expect(await accounts.readMe(one)).toMatchObject(changed)
    expect(await accounts.readMe(two)).toMatchObject({ displayName: null, version: 1 })
  })

  test("keeps its version when a change changes nothing", async () => {
    const member = await signIn("u1")
    const changes = { displayName: null, locale: "fr" } as const
    expect(await accounts.updateMe(member, { changes, accepts: any })).toMatchObject(ok({ version: 1 }))
  })

  test("is not changed when the version that was seen is no longer the one", async () => {
    const member = await signIn("u1")
    await accounts.updateMe(member, { changes: { units: "us" }, accepts: any })
    const stale = await accounts.updateMe(member, {
      changes: { units: "metric" },
      accepts: (version) => version === 1,
    })
    expect(stale).toEqual(err({ kind: "version_mismatch", version: 2 }))
    expect(await accounts.readMe(member)).toMatchObject({ units: "us" })
  })

  test("of 16 changes at once that name a version, one is made", async () => {
    const member = await signIn("u1")
    const results = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        accounts.updateMe(member, {
          changes: { displayName: `name ${i}` },
          accepts: (version) => version === 1,
        }),
      ),
    )
    expect(results.filter(({ ok: made }) => made)).toHaveLength(1)
    expect(await accounts.readMe(member)).toMatchObject({ version: 2 })
  })

  test("speaks the new language from the next request on", async () => {
    const member = await signIn("u1")
    await accounts.updateMe(member, { changes: { locale: "en" }, accepts: any })
    expect((await signIn("u1")).locale).toBe("en")
  })
})

describe("signing out everywhere", () => {
  test("ends this session and all others, here at once and elsewhere within 5 s, and lets in who signs in anew", async () => {
    const elsewhere = makeInstance(opened.db, time, provider)
    const token = tokenOf(time, { uid: "u1" })
    const member = await signIn("u1")
    await signIn("u1", elsewhere)
    await accounts.signOutEverywhere(member)
    expect(await accounts.authenticate(token)).toEqual(err({ kind: "token_revoked" }))
    expect(provider.asked).toContain("revoke u1")
    time.pass(5)
    expect(await elsewhere.authenticate(token)).toEqual(err({ kind: "token_revoked" }))
    expect((await signIn("u1", elsewhere)).id).toBe(member.id)
  })

  test("a token that was refreshed afterwards belongs to the old sign-in still", async () => {
    const member = await signIn("u1")
    const signedInAt = time.now()
    await accounts.signOutEverywhere(member)
    time.pass(60)
    expect(await accounts.authenticate(tokenOf(time, { uid: "u1", signedInAt }))).toEqual(
      err({ kind: "token_revoked" }),
    )
  })

  test("holds on our side when the provider does not answer, which is told", async () => {
    const member = await signIn("u1")
    provider.isDown(true)
    await expect(accounts.signOutEverywhere(member)).rejects.toThrow(Outage)
    expect(await accounts.authenticate(tokenOf(time, { uid: "u1" }))).toEqual(err({ kind: "token_revoked" }))
  })

  test("does not touch others", async () => {
    await accounts.signOutEverywhere(await signIn("u1"))
    expect((await signIn("u2")).uid).toBe("u2")
  })
})

describe("an administrator", () => {
  test("keeps a member out and lets them in again, with the provider told", async () => {
    const [admin, member] = [await signIn("admin"), await signIn("u1")]
    const memberId = member.id
    expect(await accounts.disable(admin, { memberId })).toEqual(ok(null))
    expect(await accounts.authenticate(tokenOf(time, { uid: "u1" }))).toEqual(
      err({ kind: "member_disabled" }),
    )
    expect(provider.asked).toEqual(expect.arrayContaining(["disable u1", "revoke u1"]))

    expect(await accounts.enable(admin, { memberId })).toEqual(ok(null))
    expect(provider.asked).toContain("enable u1")
    const before = tokenOf(time, { uid: "u1" })
    time.pass(1)
    expect(await accounts.authenticate(before)).toEqual(err({ kind: "token_revoked" }))
    expect((await signIn("u1")).id).toBe(memberId)
  })

  test("keeps a member out together with their phones, or not at all", async () => {
    const [admin, member] = [await signIn("admin"), await signIn("u1")]
    const forget = () => Promise.reject(new Error("the database has gone"))
    const broken = makeInstance(opened.db, time, provider, { forget })
    await expect(broken.disable(admin, { memberId: member.id })).rejects.toThrow("has gone")
    expect((await signIn("u1", makeInstance(opened.db, time, provider))).id).toBe(member.id)
    expect(provider.asked).not.toContain("disable u1")
  })

  test("gives and takes roles, for a token that was issued before too", async () => {
    const [admin, member] = [await signIn("admin"), await signIn("u1")]
    const token = tokenOf(time, { uid: "u1" })
    await accounts.setRoles(admin, { memberId: member.id, roles: ["moderator"] })
    expect(await accounts.authenticate(token)).toMatchObject(ok({ roles: ["moderator"] }))
    await accounts.setRoles(admin, { memberId: member.id, roles: [] })
    expect(await accounts.authenticate(token)).toMatchObject(ok({ roles: [] }))
    expect(provider.asked).toEqual(expect.arrayContaining(["setRoles u1 moderator", "setRoles u1 "]))
  })

  test("makes a new version of the account with other roles, and with nothing else", async () => {
    const [admin, member] = [await signIn("admin"), await signIn("u1")]
    const start = await accounts.readMe(member)
    time.pass(1)
    await accounts.setRoles(admin, { memberId: member.id, roles: ["moderator"] })
    const changed = { version: 2, updatedAt: time.now() }
    time.pass(1)
    await accounts.setRoles(admin, { memberId: member.id, roles: ["moderator"] })
    await accounts.disable(admin, { memberId: member.id })
    await accounts.enable(admin, { memberId: member.id })
    await accounts.signOutEverywhere(member)
    expect(await accounts.readMe(member)).toEqual({ ...start, ...changed })
  })

  test("can't lock themselves out", async () => {
    const admin = await signIn("admin")
    const own = err({ kind: "own_account" })
    expect(await accounts.disable(admin, { memberId: admin.id })).toEqual(own)
    expect(await accounts.setRoles(admin, { memberId: admin.id, roles: [] })).toEqual(own)
    expect((await signIn("admin")).id).toBe(admin.id)
  })

  test("is told when there is nobody of that id", async () => {
    const admin = await signIn("admin")
    const memberId = "01920000-0000-7000-8000-00000000dead" as MemberId
    expect(await accounts.disable(admin, { memberId })).toEqual(err({ kind: "member_not_found" }))
    expect(provider.asked).not.toContain("disable u1")
  })
})
