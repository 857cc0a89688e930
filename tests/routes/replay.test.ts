import { randomUUID, randomUUIDv7 } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import { type Brewer, runningApi, type RunningApi } from "../support/running-api.ts"

let api: RunningApi
let admin: Brewer
beforeAll(async () => {
  api = await runningApi()
  admin = await api.signUp({ roles: ["admin"] })
})

const replay = (body: unknown, caller = admin) =>
  api.call("POST", "/v1/admin/notifications/replay", { ...caller, body })

/** A comment that FCM refused. */
const swallowed = async (): Promise<void> => {
  const brewer = await api.signUp()
  const phone = { token: `fcm-${randomUUID()}`, platform: "ios", locale: "fr", appVersion: "1.0.0" }
  const installationId = randomUUIDv7()
  await api.call("PUT", `/v1/me/installations/${installationId}`, { ...brewer, body: phone })
  const id = randomUUIDv7()
  await api.asOwner(
    `insert into notifications (id, owner_id, dedupe_key, kind, title, body, data, urgent, due_at, expires_at, created_at, updated_at)
     values ($1, $2, $3, 'comment', $4, $4, '{}', false, now(), now() + interval '1 hour', now(), now())`,
    [
      id,
      await api.idOf(brewer),
      id,
      JSON.stringify({ fr: "Commentaire de Marie", en: "Comment from Marie" }),
    ],
  )
  await api.asOwner("insert into push_deliveries values ($1, $2, 'refused', null, 'APNs keys', now())", [
    id,
    installationId,
  ])
}

test("an administrator counts what was swallowed, then pushes it again", async () => {
  await swallowed()
  const counted = await replay({ dryRun: true })
  expect([counted.status, counted.json]).toEqual([200, { replayed: 1, waiting: 0, complete: true }])
  expect((await replay({})).json).toEqual({ replayed: 1, waiting: 0, complete: true })
  expect((await replay({ since: null })).json).toEqual({ replayed: 0, waiting: 1, complete: true })
})

test("what it can't be told is refused", async () => {
  expect(await replay({ since: "yesterday", dryrun: true })).toMatchObject({
    status: 422,
    json: { errors: [{ path: "since" }, { path: "dryrun", code: "unknown_field" }] },
  })
  expect((await replay({}, await api.signUp())).status).toBe(403)
})
