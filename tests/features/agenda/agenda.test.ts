import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import { makeAgenda } from "../../../src/features/agenda/index.ts"
import type { Member } from "../../../src/shared/actor.ts"
import { done, openStage, type Stage } from "../stage.ts"

let stage: Stage
let agenda: ReturnType<typeof makeAgenda>
beforeAll(async () => {
  stage = await openStage()
  agenda = makeAgenda({ ...stage, newSecret: randomUUID })
})

const inDays = (days: number): Date => new Date(stage.clock.now().getTime() + days * 86_400_000)

const plannedFor = async (brewer: Member, plannedFor?: Date) => {
  const recipe = await stage.newRecipe(brewer)
  return done(await stage.batches.create(brewer, { recipeId: recipe.id, ...(plannedFor && { plannedFor }) }))
}

const told = async (brewer: Member, range = {}) =>
  (await agenda.read(brewer, range)).map(({ kind, title }) => `${kind}: ${title.en}`)

describe("an agenda", () => {
  test("tells of a planned batch its brew day, then what is expected by day, and the reminders among them", async () => {
    const brewer = await stage.newMember()
    const batch = await plannedFor(brewer, inDays(2))
    const reminder = { batchId: batch.id, label: "Buy yeast", dueAt: inDays(1) }
    await stage.batches.createReminder(brewer, reminder)
    expect(await told(brewer)).toEqual([
      "reminder: Pale ale – Buy yeast",
      "brew_day: Brew day: Pale ale",
      "step: Pale ale – Dry hop",
      "step: Pale ale – Check the gravity",
      "step: Pale ale – Check the gravity",
      "step: Pale ale – Bottle or keg",
    ])
    const [, brewDay, hopping] = await agenda.read(brewer, {})
    expect(brewDay).toMatchObject({ startsAt: inDays(2), isExpected: false })
    expect(hopping).toMatchObject({ isExpected: true })
  })

  test("knows nothing of a batch that nobody planned for a day", async () => {
    const brewer = await stage.newMember()
    await plannedFor(brewer)
    expect(await told(brewer)).toEqual([])
  })

  test("tells on the brew day the steps to come, and of a fermenting batch what is due by day", async () => {
    const brewer = await stage.newMember()
    const batch = await plannedFor(brewer)
    await stage.batches.start(brewer, { batchId: batch.id })
    expect((await told(brewer)).slice(0, 3)).toEqual([
      "step: Pale ale – Heat the strike water",
      "step: Pale ale – Dough in",
      "step: Pale ale – Mash – Saccharification",
    ])
    await stage.batches.ferment(brewer, { batchId: batch.id })
    const items = await agenda.read(brewer, {})
    expect(items.map(({ title }) => title.en)).toEqual([
      "Pale ale – Dry hop",
      "Pale ale – Check the gravity",
      "Pale ale – Check the gravity",
      "Pale ale – Bottle or keg",
    ])
    expect(items.every(({ isExpected }) => !isExpected)).toBe(true)
  })

  test("holds what lies in the range that is asked for, and what is under way at its start", async () => {
    const brewer = await stage.newMember()
    await plannedFor(brewer, inDays(2))
    const brewDay = ["brew_day: Brew day: Pale ale"]
    expect(await told(brewer, { to: inDays(3) })).toEqual(brewDay)
    expect(await told(brewer, { from: new Date(inDays(2).getTime() + 60_000), to: inDays(3) })).toEqual(
      brewDay,
    )
    expect(await told(brewer, { from: inDays(3), to: inDays(4) })).toEqual([])
  })

  test("forgets batches that were given up or deleted, and shows nobody else's", async () => {
    const brewer = await stage.newMember()
    const [cancelled, deleted] = [await plannedFor(brewer, inDays(1)), await plannedFor(brewer, inDays(1))]
    await stage.batches.createReminder(brewer, { batchId: cancelled.id, label: "x", dueAt: inDays(1) })
    await stage.batches.createReminder(brewer, { batchId: deleted.id, label: "x", dueAt: inDays(1) })
    await stage.batches.cancel(brewer, { batchId: cancelled.id })
    await stage.batches.delete(brewer, { batchId: deleted.id, accepts: () => true })
    expect(await told(brewer)).toEqual([])
    expect(await told(await stage.newMember())).toEqual([])
  })

  test("still tells the reminders of a batch that is completed", async () => {
    const brewer = await stage.newMember()
    const batch = await plannedFor(brewer)
    await stage.batches.createReminder(brewer, { batchId: batch.id, label: "Taste", dueAt: inDays(60) })
    for (const move of ["start", "ferment", "package", "complete"] as const)
      done(await stage.batches[move](brewer, { batchId: batch.id }))
    expect(await told(brewer)).toEqual(["reminder: Pale ale – Taste"])
  })
})

describe("a calendar with a secret address", () => {
  test("is the agenda in the brewer's language, for whoever knows the address", async () => {
    const brewer = await stage.newMember()
    const batch = await plannedFor(brewer, inDays(2))
    const token = await agenda.openCalendar(brewer)
    const feed = done(await agenda.feed({ token }))
    expect(feed).toContain(`UID:${batch.id}@brasse-bouillon`)
    expect(feed).toContain("SUMMARY:Brassage : Pale ale")
    expect(feed.match(/BEGIN:VEVENT/g)).toHaveLength(5)
    await stage.asOwner("update members set locale = 'en' where id = $1", [brewer.id])
    expect(done(await agenda.feed({ token }))).toContain("SUMMARY:Brew day: Pale ale")
  })

  test("is gone under its old address when a new one is made, and when it is closed", async () => {
    const brewer = await stage.newMember()
    expect(await agenda.readCalendar(brewer)).toBeNull()
    const old = await agenda.openCalendar(brewer)
    const token = await agenda.openCalendar(brewer)
    const missing = { ok: false, error: { kind: "calendar_not_found" } }
    expect(await agenda.feed({ token: old })).toEqual(missing)
    expect((await agenda.feed({ token })).ok).toBe(true)
    await agenda.closeCalendar(brewer)
    await agenda.closeCalendar(brewer)
    expect(await agenda.feed({ token })).toEqual(missing)
  })

  test("is closed for a member who is kept out", async () => {
    const brewer = await stage.newMember()
    const token = await agenda.openCalendar(brewer)
    await stage.asOwner("update members set disabled_at = now() where id = $1", [brewer.id])
    expect((await agenda.feed({ token })).ok).toBe(false)
  })

  test("has an address that stands nowhere in the database", async () => {
    const token = await agenda.openCalendar(await stage.newMember())
    const found = await stage.asOwner("select from calendar_feeds as feed where to_jsonb(feed)::text ~ $1", [
      token,
    ])
    expect(found).toEqual([])
  })
})
