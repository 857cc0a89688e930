import { beforeAll, describe, expect, test } from "vitest"
import * as z from "zod"
import { BatchWire } from "../../src/contract/batch.ts"
import { BatchPrimingWire } from "../../src/contract/batch-priming.ts"
import { BatchReportWire } from "../../src/contract/batch-summary.ts"
import { TimelineEventWire } from "../../src/contract/timeline.ts"
import { ChecklistWire } from "../../src/contract/checklist.ts"
import { NoteWire } from "../../src/contract/note.ts"
import { TastingWire } from "../../src/contract/tasting.ts"
import { aRecipe } from "../support/a-recipe.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"

let api: RunningApi
let brewer: Brewer

const Id = z.object({ id: z.string() })

beforeAll(async () => {
  api = await runningApi()
  brewer = await api.signUp()
})

const call = (method: string, at: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
  api.call(method, at, { ...brewer, body, headers: { "accept-language": "en", ...headers } })

const newBatch = async (...moves: readonly string[]): Promise<string> => {
  const recipe = Id.parse((await call("POST", "/v1/recipes", aRecipe)).json)
  const batch = Id.parse((await call("POST", "/v1/batches", { recipeId: recipe.id })).json)
  for (const move of moves) await call("POST", `/v1/batches/${batch.id}/${move}`)
  return `/v1/batches/${batch.id}`
}

describe("a note", () => {
  test("has an address and a version, which a change must name", async () => {
    const batch = await newBatch()
    const added = await call("POST", `${batch}/notes`, { text: "Cloudy", at: "2026-01-01T10:00:00Z" })
    const note = NoteWire.parse(added.json)
    const path = `${batch}/notes/${note.id}`
    expect(added.headers.get("location")).toBe(path)
    expect((await call("PATCH", path, { text: "Clear" })).status).toBe(428)
    const patched = await call("PATCH", path, { text: "Clear" }, { "if-match": '"1"' })
    expect(NoteWire.parse(patched.json)).toMatchObject({ text: "Clear", at: "2026-01-01T10:00:00.000Z" })
    expect(patched.headers.get("etag")).toBe('"2"')
    const stale = await call("DELETE", path, undefined, { "if-match": '"1"' })
    expect(stale.status).toBe(412)
    expect(stale.headers.get("etag")).toBe('"2"')
    expect((await call("DELETE", path, undefined, { "if-match": '"2"' })).status).toBe(204)
    expect((await call("GET", path)).status).toBe(404)
  })

  test("of the future is refused at its time", async () => {
    const at = new Date(Date.now() + 3_600_000).toISOString()
    expect(await call("POST", `${await newBatch()}/notes`, { text: "Clear", at })).toMatchObject({
      status: 422,
      json: { errors: [{ path: "at", code: "in_the_future" }] },
    })
  })
})

describe("the checklist", () => {
  test("is replaced by who has seen its last version, and says which item is wrong", async () => {
    const path = `${await newBatch()}/checklist`
    const laidOut = await call("GET", path)
    expect(laidOut.headers.get("etag")).toBe('"1"')
    const { items } = ChecklistWire.parse(laidOut.json)
    const all = { items: items.map(({ id }) => ({ id, checked: true })) }
    expect((await call("PUT", path, all)).headers.get("etag")).toBe('"2"')
    expect((await call("PUT", path, all)).status).toBe(200)
    expect((await call("PUT", path, { items: [] })).status).toBe(428)
    expect((await call("PUT", path, { items: [] }, { "if-match": '"1"' })).status).toBe(412)
    expect(await call("PUT", path, { items: [{ id: "mine", checked: false }] })).toMatchObject({
      status: 422,
      json: { errors: [{ path: "items[0].label", code: "required" }] },
    })
    const twice = { id: "kettle", checked: true }
    expect(await call("PUT", path, { items: [twice, twice] })).toMatchObject({
      json: { errors: [{ path: "items[1].id", code: "given_twice" }] },
    })
  })
})

describe("a tasting", () => {
  const sheet = { aroma: 10, appearance: 3, flavor: 17, mouthfeel: 4, overall: 8, descriptors: ["estery"] }

  test("answers the score of its sheet and what the guide calls it", async () => {
    const batch = await newBatch("start", "ferment", "package")
    const added = await call("POST", `${batch}/tastings`, { rating: 4, scoreSheet: sheet })
    const tasting = TastingWire.parse(added.json)
    // 10 + 3 + 17 + 4 + 8 = 42, of 38 to 44.
    expect(tasting).toMatchObject({
      score: 42,
      rank: { rank: "excellent", name: { fr: "Excellente", en: "Excellent" } },
      note: "",
    })
    const path = `${batch}/tastings/${tasting.id}`
    const better = { scoreSheet: { flavor: 20, descriptors: null }, note: "Lemon" }
    const patched = await call("PATCH", path, better, { "if-match": '"1"' })
    expect(TastingWire.parse(patched.json)).toMatchObject({
      score: 45,
      rank: { rank: "outstanding" },
      scoreSheet: { ...sheet, flavor: 20, descriptors: [] },
      note: "Lemon",
    })
    const without = await call("PATCH", path, { scoreSheet: null }, { "if-match": '"2"' })
    expect(TastingWire.parse(without.json)).toMatchObject({ score: null, rank: null, scoreSheet: null })
    expect(await call("PATCH", path, { scoreSheet: { aroma: 3 } }, { "if-match": "*" })).toMatchObject({
      status: 422,
      json: { errors: expect.arrayContaining([expect.objectContaining({ path: "scoreSheet.flavor" })]) },
    })
  })

  test("is refused beyond the points of the sheet, and before there is beer", async () => {
    const batch = await newBatch("start")
    const answer = await call("POST", `${batch}/tastings`, { rating: 6, scoreSheet: { ...sheet, aroma: 13 } })
    expect(answer).toMatchObject({
      status: 422,
      json: {
        errors: [
          { path: "rating" },
          { path: "scoreSheet.aroma", message: "Must be between 0 and 12, got 13." },
        ],
      },
    })
    expect(await call("POST", `${batch}/tastings`, { rating: 4 })).toMatchObject({
      status: 409,
      json: { code: "wrong_state", state: "brewing", possible: ["ferment", "cancel"] },
    })
  })
})

const measure = (batch: string, body: object) => call("POST", `${batch}/measurements`, body)

describe("the priming of a batch", () => {
  test("says where each figure comes from; what is asked for goes first", async () => {
    const batch = await newBatch("start", "ferment")
    const bottled = await measure(batch, { kind: "volume", volumeL: 18, stage: "packaging" })
    await measure(batch, { kind: "temperature", temperatureC: 20, stage: "fermenter" })
    const found = BatchPrimingWire.parse((await call("GET", `${batch}/priming`)).json)
    expect(found).toMatchObject({
      sugar: "sucrose",
      volume: { volumeL: 18, from: "measured", measurementId: Id.parse(bottled.json).id },
      temperature: { temperatureC: 20, from: "measured" },
      target: { targetVolumes: 3, from: "recipe", usual: { min: 1.9, max: 2.4 } },
    })
    expect(found.warnings.map(({ code }) => code)).toEqual(["fermentation_unproven", "last_temperature_only"])
    const query = "volumeL=10&temperatureC=-1.5&targetVolumes=2.4&sugar=dextrose_monohydrate"
    const asked = BatchPrimingWire.parse((await call("GET", `${batch}/priming?${query}`)).json)
    expect(asked).toMatchObject({
      sugar: "dextrose_monohydrate",
      volume: { volumeL: 10, from: "asked", measurementId: null },
      temperature: { temperatureC: -1.5, from: "asked" },
      target: { targetVolumes: 2.4, from: "asked" },
    })
  })

  test("asks for what it cannot find, by name", async () => {
    expect(await call("GET", `${await newBatch()}/priming`)).toMatchObject({
      status: 422,
      json: { errors: [{ path: "temperatureC", code: "required" }] },
    })
  })
})

describe("the summary of a batch", () => {
  test("has what was estimated, what was measured, their difference, and why something is missing", async () => {
    const batch = await newBatch("start", "ferment")
    await measure(batch, { kind: "gravity", gravity: 1.052, stage: "fermenter" })
    const summary = BatchReportWire.parse((await call("GET", `${batch}/summary`)).json)
    const { originalGravity, finalGravity } = summary
    expect(originalGravity).toMatchObject({ measured: 1.052, missing: null, method: "last_reading_of_wort" })
    expect(originalGravity.difference).toBeCloseTo(1.052 - (originalGravity.estimate ?? 0), 4)
    expect(finalGravity).toMatchObject({
      measured: null,
      difference: null,
      missing: {
        code: "no_gravity_of_beer",
        message: "No gravity was measured since fermentation began.",
      },
    })
    expect(finalGravity.estimate).not.toBeNull()
    expect(summary).toMatchObject({ volumeL: 20, volumeFrom: "recipe" })
  })
})

describe("splitting a batch", () => {
  test("makes another, at its own address, and leaves the rest", async () => {
    const batch = await newBatch("start", "ferment")
    const split = await call("POST", `${batch}/split`, { volumeL: 5, name: "Brett" })
    expect(split.status).toBe(201)
    const part = BatchWire.parse(split.json)
    expect(part).toMatchObject({ name: "Brett", volumeL: 5, splitFromId: batch.split("/").at(-1) })
    expect(split.headers.get("location")).toBe(`/v1/batches/${part.id}`)
    expect(BatchWire.parse((await call("GET", batch)).json)).toMatchObject({ volumeL: 15, splitFromId: null })
  })

  test("by more than there is says how much there is", async () => {
    const batch = await newBatch("start", "ferment")
    expect(await call("POST", `${batch}/split`, { volumeL: 20 })).toMatchObject({
      status: 422,
      json: { code: "not_enough_volume", availableL: 20, mostL: 19.9 },
    })
  })
})

test("the timeline tells what happened, the newest first unless asked otherwise", async () => {
  const batch = await newBatch("start")
  await measure(batch, { kind: "temperature", temperatureC: 66.5 })
  const page = z.object({ items: z.array(TimelineEventWire), nextCursor: z.string().nullable() })
  const newest = page.parse((await call("GET", `${batch}/timeline?limit=2`)).json)
  expect(newest.items.map(({ text }) => text.en)).toEqual(["Measured: temperature 66.5 °C", "Brew day begun"])
  const rest = page.parse((await call("GET", `${batch}/timeline?cursor=${newest.nextCursor}`)).json)
  expect(rest).toMatchObject({ items: [{ kind: "batch_planned" }], nextCursor: null })
  const oldest = page.parse((await call("GET", `${batch}/timeline?order=oldest&limit=1`)).json)
  expect(oldest.items.map(({ kind }) => kind)).toEqual(["batch_planned"])
  for (const key of [{ id: 0 }, { id: "1" }, { id: 1.5 }, {}, null]) {
    const cursor = Buffer.from(JSON.stringify(key)).toString("base64url")
    expect((await call("GET", `${batch}/timeline?cursor=${cursor}`)).status).toBe(422)
  }
})
