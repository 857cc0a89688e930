import { beforeAll, expect, test } from "vitest"
import { PreferencesWire } from "../../src/contract/preferences.ts"
import { notificationKinds } from "../../src/features/notifications/index.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"

let api: RunningApi
beforeAll(async () => {
  api = await runningApi()
})

const path = "/v1/me/preferences"
const read = (brewer: Brewer) => api.call("GET", path, brewer)
const put = (brewer: Brewer, body: unknown, headers: Record<string, string> = {}) =>
  api.call("PUT", path, { ...brewer, body, headers })

const night = { from: "22:00", to: "07:00" }
const choice = { push: { comment: false, rating: false }, quietHours: night }

test("who has not chosen is notified of everything, at any hour", async () => {
  const answer = await read(await api.signUp())
  expect([answer.status, answer.headers.get("etag")]).toEqual([200, '"1"'])
  const { push, quietHours, version } = PreferencesWire.parse(answer.json)
  expect(push).toEqual(Object.fromEntries(notificationKinds.map((kind) => [kind, true])))
  expect([quietHours, version]).toEqual([null, 1])
})

test("a choice stands as it was made, and a kind that it leaves out is as for everybody", async () => {
  const brewer = await api.signUp()
  const answer = await put(brewer, choice)
  expect([answer.status, answer.headers.get("etag")]).toEqual([200, '"2"'])
  const { push, quietHours } = PreferencesWire.parse(answer.json)
  expect(push).toMatchObject({ comment: false, rating: false, addition_due: true, low_stock: true })
  expect(quietHours).toEqual(night)
  const again = await read(brewer)
  expect(again.json).toEqual(answer.json)
  const known = await api.call("GET", path, { ...brewer, headers: { "if-none-match": '"2"' } })
  expect(known.status).toBe(304)
})

test("the same choice again changes nothing, another one replaces the whole", async () => {
  const brewer = await api.signUp()
  const first = await put(brewer, choice)
  const same = await put(brewer, { push: { ...choice.push, reminder: true }, quietHours: night })
  expect(same.json).toEqual(first.json)
  const other = await put(brewer, { push: { low_stock: false }, quietHours: null })
  expect(other.headers.get("etag")).toBe('"3"')
  expect(other.json).toMatchObject({ push: { comment: true, low_stock: false }, quietHours: null })
})

test("choosing what everybody has makes no new version", async () => {
  const answer = await put(await api.signUp(), { push: {}, quietHours: null })
  expect([answer.status, answer.headers.get("etag")]).toEqual([200, '"1"'])
})

test("a phone that saw an older choice does not overwrite a newer one", async () => {
  const brewer = await api.signUp()
  await put(brewer, choice, { "if-match": '"1"' })
  const stale = await put(brewer, { push: {}, quietHours: null }, { "if-match": '"1"' })
  expect(stale).toMatchObject({ status: 412, json: { code: "precondition_failed" } })
  expect(stale.headers.get("etag")).toBe('"2"')
  expect((await read(brewer)).json).toMatchObject(choice)
})

test("of many phones that choose at once for the first time, each is answered and one choice stands", async () => {
  const brewer = await api.signUp()
  const answers = await Promise.all(
    notificationKinds.map((kind) => put(brewer, { push: { [kind]: false }, quietHours: null })),
  )
  expect(answers.map(({ status }) => status)).toEqual(notificationKinds.map(() => 200))
  const stands = PreferencesWire.parse((await read(brewer)).json)
  expect(stands.version).toBe(1 + notificationKinds.length)
  expect(Object.values(stands.push).filter((on) => !on)).toHaveLength(1)
})

test("what a choice can't be is refused, each value by its path", async () => {
  const brewer = await api.signUp()
  const answer = await put(brewer, {
    push: { comment: "no", comments: false },
    quietHours: { from: "24:00", to: "7:00" },
    quiet: true,
  })
  expect(answer.status).toBe(422)
  expect(answer.json).toMatchObject({
    errors: expect.arrayContaining([
      expect.objectContaining({ path: "push.comment" }),
      expect.objectContaining({ path: "push.comments", code: "unknown_field" }),
      expect.objectContaining({ path: "quietHours.from" }),
      expect.objectContaining({ path: "quietHours.to" }),
      expect.objectContaining({ path: "quiet", code: "unknown_field" }),
    ]),
  })
  const allDay = await put(brewer, { push: {}, quietHours: { from: "22:00", to: "22:00" } })
  expect(allDay).toMatchObject({
    status: 422,
    json: { errors: [{ path: "quietHours.to", code: "empty_quiet_hours" }] },
  })
  expect((await put(brewer, { push: {} })).json).toMatchObject({
    errors: [{ path: "quietHours", code: "required" }],
  })
  expect((await read(brewer)).headers.get("etag")).toBe('"1"')
})
