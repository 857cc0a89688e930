import { beforeAll, describe, expect, test } from "vitest"
import type { Batch } from "../../../src/features/batches/index.ts"
import type { Member } from "../../../src/shared/actor.ts"
import type { ReminderId } from "../../../src/shared/ids.ts"
import { done, newId, openStage, planned, type Stage } from "../stage.ts"

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})

const inHours = (hours: number): Date => new Date(stage.clock.now().getTime() + hours * 3_600_000)
const anyVersion = (): boolean => true

const withReminder = async (hours = 2) => {
  const { brewer, batch } = await planned(stage)
  const set = { batchId: batch.id, label: "Sortir la levure du frigo", dueAt: inHours(hours) }
  return { brewer, batch, reminder: done(await stage.batches.createReminder(brewer, set)) }
}

const jobsOf = async (batch: Batch) =>
  (await stage.jobs("ring_reminder")).filter(({ payload }) => payload["batchId"] === batch.id)

const jobOf = (
  brewer: Member,
  { id, batchId, dueAt }: { id: ReminderId; batchId: Batch["id"]; dueAt: Date },
) => ({
  ownerUid: brewer.uid,
  batchId,
  reminderId: id,
  dueAt: dueAt.toISOString(),
})

const inbox = async (brewer: Member) =>
  (await stage.notifications.list(brewer, { limit: 10, after: null })).items

describe("a reminder", () => {
  test("is due when the brewer said, in the transaction in which it is set", async () => {
    const { batch, reminder } = await withReminder()
    expect(await jobsOf(batch)).toMatchObject([{ key: `reminder:${reminder.id}`, runAt: reminder.dueAt }])
    await stage.db
      .transaction(async () => {
        const other = await withReminder()
        throw new Error(other.batch.id)
      })
      .catch(async ({ message }: Error) => {
        expect(await stage.asOwner("select from reminders where batch_id = $1", [message])).toEqual([])
      })
  })

  test("rings once, however often its job runs, and says what the brewer wrote", async () => {
    const { brewer, batch, reminder } = await withReminder()
    stage.clock.set(reminder.dueAt)
    for (let run = 0; run < 3; run += 1) await stage.batches.ringReminder(jobOf(brewer, reminder))
    expect(await inbox(brewer)).toMatchObject([
      { kind: "reminder", dueAt: reminder.dueAt, data: { batchId: batch.id, reminderId: reminder.id } },
    ])
    expect(JSON.stringify((await inbox(brewer))[0])).toContain("Sortir la levure du frigo")
    const rung = done(await stage.batches.listReminders(brewer, { batchId: batch.id }))
    expect(rung).toMatchObject([{ rangAt: reminder.dueAt }])
  })

  test("that was moved rings at its new time only, also when it had rung", async () => {
    const { brewer, batch, reminder } = await withReminder()
    stage.clock.set(reminder.dueAt)
    await stage.batches.ringReminder(jobOf(brewer, reminder))
    const move = { batchId: batch.id, reminderId: reminder.id, accepts: anyVersion }
    const moved = done(await stage.batches.patchReminder(brewer, { ...move, changes: { dueAt: inHours(5) } }))
    expect(moved).toMatchObject({ rangAt: null, dueAt: inHours(5) })
    expect(await jobsOf(batch)).toMatchObject([{ runAt: inHours(5) }])
    await stage.batches.ringReminder(jobOf(brewer, reminder))
    expect(await inbox(brewer)).toHaveLength(1)
    await stage.batches.ringReminder(jobOf(brewer, moved))
    expect(await inbox(brewer)).toHaveLength(2)
  })

  test("that is only renamed keeps its time, and a change that changes nothing keeps its version", async () => {
    const { brewer, batch, reminder } = await withReminder()
    const at = { batchId: batch.id, reminderId: reminder.id, accepts: anyVersion }
    const same = done(
      await stage.batches.patchReminder(brewer, { ...at, changes: { label: reminder.label } }),
    )
    expect(same).toEqual(reminder)
    const renamed = done(await stage.batches.patchReminder(brewer, { ...at, changes: { label: "Autre" } }))
    expect(renamed).toMatchObject({ label: "Autre", version: 2, dueAt: reminder.dueAt })
    expect(await jobsOf(batch)).toHaveLength(1)
  })

  test.each(["deleteReminder", "cancel", "delete"] as const)("rings no more after %s", async (move) => {
    const { brewer, batch, reminder } = await withReminder()
    const at = { batchId: batch.id, reminderId: reminder.id, accepts: anyVersion }
    if (move === "deleteReminder") done(await stage.batches.deleteReminder(brewer, at))
    if (move === "cancel") done(await stage.batches.cancel(brewer, at))
    if (move === "delete") done(await stage.batches.delete(brewer, at))
    await stage.batches.ringReminder(jobOf(brewer, reminder))
    expect(await inbox(brewer)).toEqual([])
  })

  test("repeated by a phone is the same one; in the past, or one too many, it is refused", async () => {
    const { brewer, batch } = await planned(stage)
    const command = { batchId: batch.id, id: newId<ReminderId>(), label: "Goûter", dueAt: inHours(1) }
    const first = done(await stage.batches.createReminder(brewer, command))
    expect(done(await stage.batches.createReminder(brewer, command))).toEqual(first)
    expect(await stage.batches.createReminder(brewer, { ...command, label: "Autre" })).toEqual({
      ok: false,
      error: { kind: "reminder_id_taken" },
    })
    const past = { batchId: batch.id, label: "Trop tard", dueAt: stage.clock.now() }
    expect(await stage.batches.createReminder(brewer, past)).toEqual({
      ok: false,
      error: { kind: "in_the_past", now: stage.clock.now() },
    })
    const fill = { batchId: batch.id, label: "Encore", dueAt: inHours(1) }
    for (let count = 1; count < 100; count += 1) done(await stage.batches.createReminder(brewer, fill))
    expect(await stage.batches.createReminder(brewer, fill)).toEqual({
      ok: false,
      error: { kind: "too_many", most: 100 },
    })
  })

  test("of a batch that was given up is refused with what is possible", async () => {
    const { brewer, batch } = await planned(stage)
    await stage.batches.cancel(brewer, { batchId: batch.id })
    const set = { batchId: batch.id, label: "Goûter", dueAt: inHours(1) }
    expect(await stage.batches.createReminder(brewer, set)).toMatchObject({
      ok: false,
      error: { kind: "wrong_state", state: "cancelled", possible: ["archive"] },
    })
  })

  test("stands in the live document with its words, and leaves it when it has rung", async () => {
    const { brewer, batch, reminder } = await withReminder()
    const shown = async () => {
      stage.clock.pass(2)
      await stage.live.projectBatch({ ownerUid: brewer.uid, batchId: batch.id })
      return stage.store.read(`users/${brewer.uid}/batches/${batch.id}`)
    }
    const before = await shown()
    expect(before).toMatchObject({
      batchVersion: 1,
      reminders: [{ id: reminder.id, dueAt: reminder.dueAt.toISOString() }],
    })
    stage.clock.set(reminder.dueAt)
    await stage.batches.ringReminder(jobOf(brewer, reminder))
    const after = await shown()
    expect(after).toMatchObject({ batchVersion: 1, reminders: [] })
    expect(Number(after?.["version"])).toBeGreaterThan(Number(before?.["version"]))
  })

  test("of another's batch is not there", async () => {
    const { batch, reminder } = await withReminder()
    const stranger = await stage.newMember()
    const at = { batchId: batch.id, reminderId: reminder.id, accepts: anyVersion }
    const missing = { ok: false, error: { kind: "batch_not_found" } }
    expect(await stage.batches.readReminder(stranger, at)).toEqual(missing)
    expect(await stage.batches.patchReminder(stranger, { ...at, changes: { label: "Mine" } })).toEqual(
      missing,
    )
    expect(await stage.batches.deleteReminder(stranger, at)).toEqual(missing)
  })
})
