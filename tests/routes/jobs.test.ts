import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"

let api: RunningApi
let admin: Brewer
beforeAll(async () => {
  api = await runningApi()
  admin = await api.signUp({ roles: ["admin"] })
})
beforeEach(() => api.asOwner("delete from graphile_worker._private_jobs"))

const addJob = async (columns: string): Promise<string> => {
  const [job] = await api.asOwner(
    `select (graphile_worker.add_job('ring_alarm', '{"ownerUid":"somebody"}', job_key => 'alarm:1')).id`,
  )
  await api.asOwner(`update graphile_worker._private_jobs set ${columns} where id = $1`, [job?.["id"]])
  return String(job?.["id"])
}
const gaveUp = "attempts = 25, last_error = 'it broke'"

const list = (query = "") => api.call("GET", `/v1/admin/jobs${query}`, admin)
const retry = (id: string, headers = {}) =>
  api.call("POST", `/v1/admin/jobs/${id}/retry`, { ...admin, headers })

describe("an administrator", () => {
  test("sees the jobs that gave up, and nothing of what they carry", async () => {
    const id = await addJob(gaveUp)
    const { status, json, text } = await list()
    expect(status).toBe(200)
    expect(json).toMatchObject({
      items: [
        { id, task: "ring_alarm", key: "alarm:1", state: "failed", attempts: 25, lastError: "it broke" },
      ],
      nextCursor: null,
    })
    expect(text).not.toContain("somebody")
    expect((await list("?state=waiting")).json).toMatchObject({ items: [] })
  })

  test("reads page by page, and no cursor of another list", async () => {
    for (let n = 0; n < 3; n += 1) await addJob(`${gaveUp}, key = null`)
    const first = (await list("?limit=2")).json as { items: unknown[]; nextCursor: string }
    expect(first.items).toHaveLength(2)
    expect((await list(`?limit=2&cursor=${first.nextCursor}`)).json).toMatchObject({
      items: [{ state: "failed" }],
      nextCursor: null,
    })
    const encode = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString("base64url")
    for (const key of [{ id: 1 }, { id: "0" }, { id: "1; drop" }, { id: "9223372036854775808" }, {}])
      expect((await list(`?cursor=${encode(key)}`)).status, JSON.stringify(key)).toBe(422)
  })

  test("lets a job run again, once, however often it is asked for", async () => {
    const id = await addJob(gaveUp)
    const [first, second] = [await retry(id), await retry(id)]
    expect(first).toMatchObject({ status: 200, json: { id, state: "waiting", attempts: 0 } })
    expect([second.status, second.json]).toEqual([200, first.json])
    const again = await retry(id, { "idempotency-key": "k" })
    expect(again.status).toBe(200)
  })

  test("is told in both languages why a job can't be run again", async () => {
    const id = await addJob("attempts = 1, locked_at = now(), locked_by = 'w'")
    expect(await retry(id)).toMatchObject({
      status: 409,
      json: { code: "job_not_failed", detail: expect.stringContaining("is running") },
    })
    expect((await retry(id, { "accept-language": "fr" })).json).toMatchObject({
      detail: expect.stringContaining("en cours"),
    })
    expect((await retry("9223372036854775807")).status).toBe(404)
    for (const none of ["0", "-1", "1e3", "9223372036854775808", "x"])
      expect((await retry(none)).status, none).toBe(422)
  })
})
