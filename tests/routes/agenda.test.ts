import { beforeAll, expect, test } from "vitest"
import * as z from "zod"
import { AgendaWire, CalendarAddressWire, CalendarWire } from "../../src/contract/agenda.ts"
import { ReminderWire } from "../../src/contract/reminder.ts"
import { aRecipe } from "../support/a-recipe.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"

let api: RunningApi
beforeAll(async () => {
  api = await runningApi()
})

const Made = z.object({ id: z.string() })

const plannedBatch = async (brewer: Brewer, plannedFor: string): Promise<string> => {
  const recipe = Made.parse((await api.call("POST", "/v1/recipes", { ...brewer, body: aRecipe })).json)
  const body = { recipeId: recipe.id, name: "Blonde; été", plannedFor }
  return Made.parse((await api.call("POST", "/v1/batches", { ...brewer, body })).json).id
}

test("the agenda holds what is to come in a range, of a year at most", async () => {
  const brewer = await api.signUp()
  const batchId = await plannedBatch(brewer, "2040-05-01T08:00:00Z")
  const answer = await api.call(
    "GET",
    "/v1/me/agenda?from=2040-04-30T00:00:00Z&to=2040-05-02T00:00:00Z",
    brewer,
  )
  expect(AgendaWire.parse(answer.json).items).toMatchObject([
    { id: batchId, kind: "brew_day", startsAt: "2040-05-01T08:00:00.000Z", expected: false },
  ])
  for (const range of ["from=2040-04-30T00:00:00Z&to=2042-05-02T00:00:00Z", "from=soon", "until=2040"]) {
    expect((await api.call("GET", `/v1/me/agenda?${range}`, brewer)).status, range).toBe(422)
  }
})

test("a calendar program subscribes with the address alone, until it is closed", async () => {
  const brewer = await api.signUp()
  await plannedBatch(brewer, new Date(Date.now() + 86_400_000).toISOString())
  const opened = await api.call("POST", "/v1/me/calendar", brewer)
  expect(opened.headers.get("cache-control")).toBe("no-store")
  const { pathname } = new URL(CalendarAddressWire.parse(opened.json).url)
  const feed = await api.call("GET", pathname)
  expect(feed.status).toBe(200)
  expect(feed.headers.get("content-type")).toBe("text/calendar; charset=utf-8")
  expect(feed.text).toContain("SUMMARY:Brassage : Blonde\\; été\r\n")
  expect(CalendarWire.parse((await api.call("GET", "/v1/me/calendar", brewer)).json).openedAt).not.toBeNull()
  expect((await api.call("DELETE", "/v1/me/calendar", brewer)).status).toBe(204)
  expect(await api.call("GET", pathname)).toMatchObject({ status: 404, json: { code: "not_found" } })
  expect(await api.logged()).not.toContain(pathname.split("/")[3])
})

test("a reminder needs a future and its version", async () => {
  const brewer = await api.signUp()
  const path = `/v1/batches/${await plannedBatch(brewer, "2040-05-01T08:00:00Z")}/reminders`
  const past = await api.call("POST", path, {
    ...brewer,
    body: { label: "x", dueAt: "2020-01-01T00:00:00Z" },
  })
  expect(past).toMatchObject({ status: 422, json: { code: "reminder_in_the_past" } })
  const body = { label: "Sortir la levure", dueAt: "2040-04-30T18:00:00Z" }
  const set = await api.call("POST", path, { ...brewer, body })
  expect(set).toMatchObject({
    status: 201,
    json: { ...body, dueAt: "2040-04-30T18:00:00.000Z", rangAt: null },
  })
  const at = set.headers.get("location") ?? ""
  expect((await api.call("GET", at, brewer)).json).toEqual(set.json)
  expect((await api.call("PATCH", at, { ...brewer, body: { label: "y" } })).status).toBe(428)
  const changed = await api.call("PATCH", at, {
    ...brewer,
    body: { label: "y" },
    headers: { "if-match": '"1"' },
  })
  expect(ReminderWire.parse(changed.json)).toMatchObject({ label: "y", version: 2 })
  expect((await api.call("DELETE", at, { ...brewer, headers: { "if-match": '"1"' } })).status).toBe(412)
  expect((await api.call("DELETE", at, { ...brewer, headers: { "if-match": '"2"' } })).status).toBe(204)
  expect(await api.call("GET", path, brewer)).toMatchObject({ json: { items: [] } })
})
