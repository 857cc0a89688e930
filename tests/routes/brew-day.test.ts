import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import * as z from "zod"
import { BatchSummaryWire, BatchWire } from "../../src/contract/batch.ts"
import { StepsWire } from "../../src/contract/brew-day-step.ts"
import { InstallationsWire, InstallationWire } from "../../src/contract/installation.ts"
import { NotificationWire } from "../../src/contract/notification.ts"
import type { UnitOfWork } from "../../src/http/idempotency.ts"
import { mount } from "../../src/http/mount.ts"
import { manifest } from "../../src/routes.gen.ts"
import { define } from "../../src/routes/_define.ts"
import { zones } from "../../src/routes/_zones.ts"
import type { Member } from "../../src/shared/actor.ts"
import { openStage, type Stage } from "../features/stage.ts"

const noKeys: UnitOfWork = {
  run: () => {
    throw new Error("these tests send no Idempotency-Key")
  },
}

let stage: Stage
let app: ReturnType<typeof mount>
const members = new Map<string, Member>()
beforeAll(async () => {
  stage = await openStage()
  const signIn = define.middleware({
    provides: "member",
    run: ({ request }, next) => next({ actor: members.get(request.headers.get("x-member") ?? "") }),
  })
  const ours = /^v1\/\(member\)\/(?:batches|notifications|me\/installations)/
  const routes = manifest.routes.filter(({ file }) => ours.test(file))
  app = mount(
    { routes: routes.map((route) => ({ ...route, middlewares: [signIn] })), notFound: null },
    { batches: stage.batches, notifications: stage.notifications },
    {
      zones,
      problemTypeBase: "https://example.test/problems/",
      corsOrigins: new Set(),
      trustedProxyHops: 0,
      peerAddress: () => "192.0.2.1",
      maxBodyBytes: 1024 * 1024,
      unitOfWork: noKeys,
      onAnswered: () => undefined,
    },
  )
})

type Headers = Readonly<Record<string, string>>

/** The app of a member: calls the API as a phone does. */
const newPhone = async () => {
  const member = await stage.newMember()
  members.set(member.id, member)
  const call = async (method: string, path: string, body?: unknown, headers: Headers = {}) => {
    const answer = await app.request(`/v1${path}`, {
      method,
      headers: {
        "x-member": member.id,
        "accept-language": "en",
        "content-type": "application/json",
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, body: text === "" ? null : JSON.parse(text) }
  }
  return { member, call }
}

const withBatch = async () => {
  const phone = await newPhone()
  const recipe = await stage.newRecipe(phone.member)
  const created = await phone.call("POST", "/batches", { recipeId: recipe.id })
  return { ...phone, recipe, created, batch: BatchWire.parse(created.body) }
}

describe("/v1/batches", () => {
  test("a batch is planned from a recipe: 201 with its address, its ETag, its recipe and its brew day", async () => {
    const { created, batch, recipe, call } = await withBatch()
    expect(created.status).toBe(201)
    expect(created.headers.get("location")).toBe(`/v1/batches/${batch.id}`)
    expect(batch).toMatchObject({ state: "planned", recipeId: recipe.id, recipe: { name: "Pale ale" } })
    expect(batch.steps.map(({ kind }) => kind)).toContain("boil")
    const read = await call("GET", `/batches/${batch.id}`)
    expect(read.body).toEqual(created.body)
    expect(read.headers.get("etag")).toBe('"1"')
    const steps = StepsWire.parse((await call("GET", `/batches/${batch.id}/steps`)).body)
    expect(steps.items).toEqual(batch.steps)
  })

  test("the list shows batches without their recipes and steps", async () => {
    const { call, batch } = await withBatch()
    const page = z.strictObject({ items: z.array(BatchSummaryWire.strict()), nextCursor: z.null() })
    expect(page.parse((await call("GET", "/batches")).body).items.map(({ id }) => id)).toEqual([batch.id])
  })

  test("a field that we don't know, and an id that is none, are refused with what is wrong", async () => {
    const { call } = await newPhone()
    const answer = await call("POST", "/batches", { recipeId: "no-uuid", plannedOn: "2026-11-23" })
    expect(answer.status).toBe(422)
    expect(answer.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      "plannedOn",
      "recipeId",
    ])
  })

  test("someone else's recipe is 404, and so is someone else's batch", async () => {
    const { recipe, batch } = await withBatch()
    const { call } = await newPhone()
    expect(await call("POST", "/batches", { recipeId: recipe.id })).toMatchObject({
      status: 404,
      body: { code: "recipe_not_found" },
    })
    for (const [method, path] of [
      ["GET", ""],
      ["GET", "/steps"],
      ["POST", "/start"],
      ["POST", "/cancel"],
      ["POST", `/steps/${batch.steps[0]?.id}/start`],
    ] as const) {
      expect(await call(method, `/batches/${batch.id}${path}`)).toMatchObject({
        status: 404,
        body: { code: "not_found" },
      })
    }
  })

  test("deleting needs the version that was read", async () => {
    const { call, batch } = await withBatch()
    const path = `/batches/${batch.id}`
    expect((await call("DELETE", path)).status).toBe(428)
    const stale = await call("DELETE", path, undefined, { "if-match": '"7"' })
    expect(stale.status).toBe(412)
    expect(stale.headers.get("etag")).toBe('"1"')
    expect((await call("DELETE", path, undefined, { "if-match": '"1"' })).status).toBe(204)
    expect((await call("GET", path)).status).toBe(404)
  })
})

const inMinutes = (minutes: number): string =>
  new Date(stage.clock.now().getTime() + minutes * 60_000).toISOString()

describe("the brew day", () => {
  test("goes from step to step, and a second tap is harmless", async () => {
    const { call, batch } = await withBatch()
    const path = `/batches/${batch.id}`
    const [heat, doughIn, mash] = batch.steps
    expect((await call("POST", `${path}/start`)).body).toMatchObject({
      state: "brewing",
      currentStepId: heat?.id,
    })
    await call("POST", `${path}/steps/${heat?.id}/start`)
    expect((await call("POST", `${path}/steps/${heat?.id}/complete`)).body).toMatchObject({
      currentStepId: doughIn?.id,
    })
    expect((await call("POST", `${path}/steps/${doughIn?.id}/skip`)).body).toMatchObject({
      currentStepId: mash?.id,
    })
    const started = await call("POST", `${path}/steps/${mash?.id}/start`)
    const dueAt = inMinutes(60)
    expect(started).toMatchObject({ status: 200, body: { version: 6 } })
    expect(BatchWire.parse(started.body).steps[2]).toMatchObject({ state: "running", dueAt })
    const again = await call("POST", `${path}/steps/${mash?.id}/start`)
    expect(again.body).toEqual(started.body)
    expect(again.headers.get("etag")).toBe('"6"')
    const paused = await call("POST", `${path}/steps/${mash?.id}/pause`)
    expect(BatchWire.parse(paused.body).steps[2]).toMatchObject({
      state: "paused",
      dueAt: null,
      remainingSeconds: 3600,
    })
    const resumed = await call("POST", `${path}/steps/${mash?.id}/resume`)
    expect(BatchWire.parse(resumed.body).steps[2]).toMatchObject({ state: "running", dueAt })
    const longer = await call("POST", `${path}/steps/${mash?.id}/extend`, { plannedMinutes: 75 })
    expect(BatchWire.parse(longer.body).steps[2]).toMatchObject({ plannedMinutes: 75, dueAt: inMinutes(75) })
    await call("POST", `${path}/steps/${mash?.id}/complete`)
    const undone = await call("POST", `${path}/steps/${mash?.id}/undo`)
    expect(BatchWire.parse(undone.body).steps[2]).toMatchObject({ state: "running", dueAt: inMinutes(75) })
  })

  test("an extension that would not make a step longer, or says it the wrong way, is 422", async () => {
    const { call, batch } = await withBatch()
    const path = `/batches/${batch.id}`
    await call("POST", `${path}/start`)
    for (const step of batch.steps.slice(0, 2)) await call("POST", `${path}/steps/${step.id}/skip`)
    const extend = (body: object) => call("POST", `${path}/steps/${batch.steps[2]?.id}/extend`, body)
    expect(await extend({ plannedMinutes: 30 })).toMatchObject({ status: 422, body: { code: "not_longer" } })
    expect(await extend({ dueAt: inMinutes(30) })).toMatchObject({
      status: 422,
      body: { code: "wrong_extension" },
    })
    expect(await extend({})).toMatchObject({ status: 422, body: { errors: [{ path: "plannedMinutes" }] } })
    expect(await extend({ plannedMinutes: 60 })).toMatchObject({ status: 200 })
  })

  test("a batch goes through its whole life, each move repeated", async () => {
    const { call, batch } = await withBatch()
    const path = `/batches/${batch.id}`
    for (const [move, state] of [
      ["start", "brewing"],
      ["ferment", "fermenting"],
      ["package", "conditioning"],
      ["complete", "completed"],
      ["archive", "archived"],
    ]) {
      const moved = await call("POST", `${path}/${move}`)
      expect(moved).toMatchObject({ status: 200, body: { state } })
      expect((await call("POST", `${path}/${move}`)).body).toEqual(moved.body)
    }
    expect(await call("POST", `${path}/start`)).toMatchObject({
      status: 409,
      body: { state: "archived", possible: [] },
    })
  })

  test("a planned batch is renamed and planned anew; once it is brewed, its day stands", async () => {
    const { call, batch } = await withBatch()
    const path = `/batches/${batch.id}`
    const ifMatch = (version: number) => ({ "if-match": `"${version}"` })
    const plannedFor = "2026-12-05T08:00:00.000Z"
    const patched = await call("PATCH", path, { name: "Sunday ale", plannedFor }, ifMatch(1))
    expect(patched).toMatchObject({ status: 200, body: { name: "Sunday ale", plannedFor, version: 2 } })
    expect(BatchWire.parse(patched.body).steps[0]).toMatchObject({
      expectedStartAt: plannedFor,
      expectedEndAt: "2026-12-05T08:30:00.000Z",
    })
    expect((await call("PATCH", path, { name: "Other" }, ifMatch(1))).status).toBe(412)
    expect((await call("PATCH", path, { name: "Other" })).status).toBe(428)
    await call("POST", `${path}/start`)
    expect((await call("PATCH", path, { name: "Renamed" }, ifMatch(3))).status).toBe(200)
    expect(await call("PATCH", path, { plannedFor: null }, ifMatch(4))).toMatchObject({
      status: 409,
      body: { code: "wrong_state", state: "brewing" },
    })
  })

  test("a wrong move is 409 with what is possible and whose turn it is", async () => {
    const { call, batch } = await withBatch()
    const path = `/batches/${batch.id}`
    const third = `${path}/steps/${batch.steps[2]?.id}`
    expect(await call("POST", `${third}/complete`)).toMatchObject({
      status: 409,
      body: { code: "wrong_state", state: "planned", possible: ["start", "cancel"], currentStepId: null },
    })
    await call("POST", `${path}/start`)
    expect(await call("POST", `${third}/complete`)).toMatchObject({
      status: 409,
      body: { state: "pending", possible: [], currentStepId: batch.steps[0]?.id },
    })
    await call("POST", `${path}/cancel`)
    expect(await call("POST", `${path}/start`)).toMatchObject({
      status: 409,
      body: { state: "cancelled", possible: ["archive"] },
    })
    expect((await call("POST", `${path}/cancel`)).status).toBe(200)
  })

  test("nothing is due any more in a batch that was cancelled in the middle of a step", async () => {
    const { call, batch } = await withBatch()
    const path = `/batches/${batch.id}`
    const [strike, doughIn, mash] = batch.steps
    await call("POST", `${path}/start`)
    for (const step of [strike, doughIn]) await call("POST", `${path}/steps/${step?.id}/skip`)
    const running = BatchWire.parse((await call("POST", `${path}/steps/${mash?.id}/start`)).body)
    expect(running.steps[2]).toMatchObject({ state: "running", dueAt: expect.any(String) })
    const cancelled = BatchWire.parse((await call("POST", `${path}/cancel`)).body)
    const { items } = StepsWire.parse((await call("GET", `${path}/steps`)).body)
    for (const steps of [cancelled.steps, items]) {
      expect(steps[2]).toMatchObject({ state: "running", dueAt: null })
    }
  })

  test("a step that the batch does not have is 404", async () => {
    const { call, batch } = await withBatch()
    expect((await call("POST", `/batches/${batch.id}/steps/${randomUUID()}/start`)).status).toBe(404)
  })
})

describe("/v1/me/installations", () => {
  const body = { token: `token-${randomUUID()}`, platform: "ios", locale: "fr", appVersion: "1.4.2" }

  test.each(["PUT", "POST"])(
    "%s registers a phone and may be repeated; its token is never read back",
    async (method) => {
      const { call } = await newPhone()
      const path = `/me/installations/${randomUUID()}`
      const first = await call(method, path, body)
      expect(first.status).toBe(200)
      expect(InstallationWire.strict().parse(first.body)).toMatchObject({ platform: "ios" })
      expect((await call(method, path, { ...body, locale: "en" })).body).toMatchObject({ locale: "en" })
      expect((await call("GET", path)).body).toMatchObject({ locale: "en" })
      expect(InstallationsWire.parse((await call("GET", "/me/installations")).body).items).toHaveLength(1)
      expect((await call("DELETE", path)).status).toBe(204)
      expect((await call("DELETE", path)).status).toBe(204)
      expect((await call("GET", path)).status).toBe(404)
    },
  )

  test("a platform that we don't push to is refused", async () => {
    const { call } = await newPhone()
    const answer = await call("PUT", `/me/installations/${randomUUID()}`, { ...body, platform: "pager" })
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: "platform" }] } })
  })
})

describe("/v1/notifications", () => {
  test("an entry is listed in both languages, read once, and then all are", async () => {
    const { member, call } = await newPhone()
    const now = stage.clock.now()
    await stage.db.transaction((tx) =>
      stage.notifications.notify(tx, {
        owner: member,
        dedupeKey: randomUUID(),
        facts: { kind: "timer_over", batchName: "Pale ale", stepName: { fr: "Ébullition", en: "Boil" } },
        data: { batchId: randomUUID() },
        dueAt: now,
      }),
    )
    const listed = await call("GET", "/notifications")
    const [entry] = z.object({ items: z.array(NotificationWire.strict()) }).parse(listed.body).items
    expect(entry).toMatchObject({ title: { fr: "Ébullition : c'est fini" }, missed: false, readAt: null })
    const read = await call("POST", `/notifications/${entry?.id}/read`)
    expect(read).toMatchObject({ status: 200, body: { id: entry?.id, readAt: now.toISOString() } })
    expect((await call("POST", "/notifications/read-all")).status).toBe(204)
    const stranger = await newPhone()
    expect((await stranger.call("POST", `/notifications/${entry?.id}/read`)).status).toBe(404)
  })
})
