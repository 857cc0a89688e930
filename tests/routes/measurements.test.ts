import { beforeAll, describe, expect, test } from "vitest"
import * as z from "zod"
import { MeasurementWire } from "../../src/contract/measurement.ts"
import { Problem } from "../../src/http/define.ts"
import { aRecipe } from "../support/a-recipe.ts"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"

let api: RunningApi
let brewer: Brewer
let path: string

const Id = z.object({ id: z.string() })

beforeAll(async () => {
  api = await runningApi()
  brewer = await api.signUp()
  path = await newBatch()
})

/** The measurements of a new batch. */
const newBatch = async (): Promise<string> => {
  const recipe = Id.parse((await api.call("POST", "/v1/recipes", { ...brewer, body: aRecipe })).json)
  const batch = await api.call("POST", "/v1/batches", { ...brewer, body: { recipeId: recipe.id } })
  return `/v1/batches/${Id.parse(batch.json).id}/measurements`
}

const call = (method: string, at: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
  api.call(method, at, { ...brewer, body, headers: { "accept-language": "en", ...headers } })

const errorsOf = async (body: unknown) => Problem.parse((await call("POST", path, body)).json).errors

describe("what was measured", () => {
  test("is answered with what was read, what it means, by what method, and its address", async () => {
    const added = await call("POST", path, {
      kind: "gravity",
      stage: "fermenter",
      takenAt: "2026-01-01T10:00:00Z",
      gravity: 1.05,
      temperatureC: 21.1,
      calibrationC: 15.6,
    })
    expect(added.status).toBe(201)
    const measurement = MeasurementWire.parse(added.json)
    // 1.050 at 70 °F with a hydrometer for 60 °F is 1.0511.
    expect(measurement).toMatchObject({
      value: 1.0511,
      unit: "SG",
      method: "expansion_of_water",
      stated: { gravity: 1.05, temperatureC: 21.1, calibrationC: 15.6, brix: null },
      takenAt: "2026-01-01T10:00:00.000Z",
      warnings: [],
    })
    expect(added.headers.get("location")).toBe(`${path}/${measurement.id}`)
    expect(added.headers.get("etag")).toBe('"1-en"')
    const read = await call("GET", `${path}/${measurement.id}`)
    expect(read.json).toEqual(added.json)
    const again = await call("GET", `${path}/${measurement.id}`, undefined, { "if-none-match": '"1-en"' })
    expect(again.status).toBe(304)
  })

  test("warns in the reader's language", async () => {
    const body = { kind: "ph", ph: 5.2, temperatureC: 65 }
    const { json } = await call("POST", path, body, { "accept-language": "fr" })
    expect(MeasurementWire.parse(json).warnings).toEqual([
      { code: "hot_ph_sample", message: expect.stringContaining("Un échantillon chaud") },
    ])
  })

  test("is changed only by who has seen its last version", async () => {
    const { json } = await call("POST", path, { kind: "gravity", gravity: 1.05, temperatureC: 30 })
    const at = `${path}/${MeasurementWire.parse(json).id}`
    expect((await call("PATCH", at, { gravity: 1.051 })).status).toBe(428)
    const first = { "if-match": '"1-en"' }
    const patched = await call("PATCH", at, { gravity: 1.051, temperatureC: null }, first)
    expect(MeasurementWire.parse(patched.json)).toMatchObject({
      value: 1.051,
      method: "as_stated",
      stated: { gravity: 1.051, temperatureC: null },
      version: 2,
    })
    const stale = await call("PATCH", at, { gravity: 1.052 }, first)
    expect(stale.status).toBe(412)
    expect(stale.headers.get("etag")).toBe('"2-en"')
    expect((await call("DELETE", at, undefined, first)).status).toBe(412)
    expect((await call("DELETE", at, undefined, { "if-match": '"2-fr"' })).status).toBe(204)
    expect((await call("GET", at)).status).toBe(404)
  })

  test("may turn out to be another instrument's, but not of another kind", async () => {
    const { json } = await call("POST", path, { kind: "gravity", gravity: 1.05, stage: "fermenter" })
    const at = `${path}/${MeasurementWire.parse(json).id}`
    const any = { "if-match": "*" }
    const patched = await call("PATCH", at, { gravity: null, calibrationC: null, brix: 12 }, any)
    expect(MeasurementWire.parse(patched.json)).toMatchObject({ value: 1.0464, method: "brix_over_factor" })
    expect(await call("PATCH", at, { kind: "ph" }, any)).toMatchObject({
      json: { errors: [{ path: "kind", code: "unknown_field" }] },
    })
    expect(await call("PATCH", at, { brix: null }, any)).toMatchObject({
      status: 422,
      json: { errors: [{ path: "gravity", code: "required" }] },
    })
  })
})

describe("a measurement is refused, with what is wrong,", () => {
  test("without the figure of its kind", async () => {
    for (const [kind, field] of [
      ["gravity", "gravity"],
      ["temperature", "temperatureC"],
      ["ph", "ph"],
      ["volume", "volumeL"],
      ["pressure", "pressureKpa"],
    ])
      expect(await errorsOf({ kind })).toMatchObject([{ path: field, code: "required" }])
  })

  test("with figures of another kind or instrument", async () => {
    expect(await errorsOf({ kind: "ph", ph: 5.2, volumeL: 20, brix: 3 })).toMatchObject([
      { path: "brix", code: "not_of_this_kind" },
      { path: "volumeL", code: "not_of_this_kind" },
    ])
    expect(await errorsOf({ kind: "gravity", gravity: 1.05, brix: 12 })).toMatchObject([
      { path: "brix", code: "given_twice" },
    ])
    expect(await errorsOf({ kind: "gravity", brix: 12, temperatureC: 20 })).toMatchObject([
      { path: "temperatureC", code: "not_of_this_kind", message: "It goes with gravity only." },
    ])
  })

  test("with a figure that has lost its comma, or that is in another unit", async () => {
    expect(await errorsOf({ kind: "gravity", gravity: 1048 })).toMatchObject([
      { message: "Must be between 0.98 and 1.2, got 1048. Was it 1.048 with a decimal comma?" },
    ])
    expect(await errorsOf({ kind: "gravity", gravity: 12.5 })).toMatchObject([
      {
        message:
          "A specific gravity is a number like 1.048, got 12.5. Degrees of a refractometer go into brix.",
      },
    ])
    expect(await errorsOf({ kind: "volume", volumeL: 20, temperatureC: 110 })).toMatchObject([
      { path: "temperatureC", message: "The sample must be between 0 and 100 °C, got 110." },
    ])
  })

  test("from the future", async () => {
    const takenAt = new Date(Date.now() + 3_600_000).toISOString()
    expect(await errorsOf({ kind: "ph", ph: 5.2, takenAt })).toMatchObject([
      { path: "takenAt", code: "in_the_future" },
    ])
  })
})

test("the list of measurements refuses cursors that it did not give", async () => {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url")
  const id = "0199d7a0-0000-7000-8000-000000000000"
  for (const cursor of [null, {}, { at: "now()", id }, { at: "2026-01-01T00:00:00Z", id: "1" }]) {
    const answer = await call("GET", `${path}?cursor=${encode(cursor)}`)
    expect(answer).toMatchObject({ status: 422, json: { errors: [{ path: "cursor" }] } })
  }
  for (const at of ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"])
    expect((await call("GET", `${path}?cursor=${encode({ at, id })}`)).status).toBe(200)
})

test("two thousand measurements are enough of a batch", async () => {
  const full = await newBatch()
  const [, , , batchId] = full.split("/")
  await api.asOwner(
    `insert into measurements (id, owner_id, batch_id, kind, stage, stated, correction, value, taken_at, created_at, updated_at)
     select gen_random_uuid(), owner_id, id, 'ph', 'mash', '{"kind":"ph","ph":5,"sampleCelsius":null}',
       '{"method":"as_stated","original":null,"doubts":[]}', 5, now(), now(), now()
     from batches, generate_series(1, 2000) where id = $1`,
    [batchId],
  )
  expect(await call("POST", full, { kind: "ph", ph: 5.2 })).toMatchObject({
    status: 409,
    json: { code: "too_many_records" },
  })
})
