import { beforeAll, describe, expect, test } from "vitest"
import * as z from "zod"
import { type FirestoreLiveStore, firestoreLiveStore } from "../../src/platform/firestore/live-store.ts"
import type { Arrival } from "../support/fcm-stand-in.ts"
import { requires } from "../support/requires.ts"
import { services } from "../support/services.ts"
import type { Brewer } from "./brewer.ts"
import { type Brewery, openBrewery } from "./brewery.ts"
import { brewThroughTheNight, ferment, threeWeekAle, zone } from "./story-of-a-brew.ts"

const { firestore, projectId } = services()

const nights = [
  {
    name: "in the night in which the clock goes back",
    from: "2027-10-30T20:00Z",
  },
  {
    name: "a week before the clock goes forward",
    from: "2027-03-20T20:00Z",
  },
]

describe.each(nights)("a brew that begins $name", ({ from }) => {
  let brewery: Brewery
  let brewer: Brewer
  beforeAll(async () => {
    brewery = await openBrewery(new Date(from))
    brewer = await brewThroughTheNight(brewery, threeWeekAle)
    await ferment(brewery, brewer)
  }, 120_000)

  const ringsOf = (locale: "fr" | "en"): readonly Arrival[] =>
    brewery.fcm.arrivals.filter(({ token }) => token === brewer.member.phones[locale])
  const pitchedAt = async (): Promise<number> => (await brewer.read()).pitchedAt?.getTime() ?? 0

  test("rings for every clock and every addition of the night once, in order, through the quiet hours", async () => {
    const pitched = await pitchedAt()
    const night = ringsOf("en").filter(({ at }) => at < pitched)
    expect(night.map(({ at, title }) => `${new Date(at).toISOString().slice(11, 16)} ${title}`)).toEqual([
      "23:20 Mash – Saccharification: time is up",
      "23:32 Mash – Mash out: time is up",
      "00:10 Time for Cascade",
      "00:55 Time for Irish moss",
      "01:15 Time for Centennial",
      "01:25 Boil: time is up",
      "01:30 Time for Citra",
    ])
  })

  test("rings once by day at the times of the brewer's wall, and what can wait waits for the end of the night", async () => {
    const pitched = await pitchedAt()
    const byDay = ringsOf("en").filter(({ at }) => at > pitched)
    expect(byDay.map((ring) => `${wall(ring.at, pitched)} ${ring.title}`)).toEqual([
      "day 1 20:00 Fermenting too warm: 24.5\u00a0°C",
      "day 2 03:00 Look at the airlock",
      "day 7 18:00 Buy caps",
      "day 8 20:00 Fermentation seems stuck",
      "day 10 09:30 To do: Change the temperature – Warm rest",
      "day 18 12:00 To do: Dry hop",
      "day 18 20:00 Fermentation has finished",
      "day 20 12:00 To do: Check the gravity",
      "day 22 12:00 To do: Check the gravity",
      "day 22 13:00 It's packaging day",
      "day 36 18:00 Taste",
    ])
  })

  test("rings the same on the other phone, in its language", () => {
    const tags = (locale: "fr" | "en") => ringsOf(locale).map(({ tag }) => tag)
    expect(tags("fr").toSorted()).toEqual(tags("en").toSorted())
    expect(ringsOf("fr").map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        "C'est le moment : Cascade",
        "La fermentation semble bloquée",
        "C'est le jour du conditionnement",
      ]),
    )
  })

  test("never rings early, and by one look of the worker late at most", async () => {
    const dueAt = new Map<unknown, number>()
    for (const { id, due_at } of await brewery.asOwner("select id, due_at from notifications"))
      dueAt.set(id, (due_at as Date).getTime())
    const late = brewery.fcm.arrivals.map(({ tag, title, at }) => ({
      title,
      lateMs: at - (dueAt.get(tag) ?? Number.NaN),
    }))
    const held = late.filter(({ title }) => /Warm rest/.test(title))
    const others = late.filter((one) => !held.includes(one))
    expect(others.filter(({ lateMs }) => !(lateMs >= 0 && lateMs <= 500))).toEqual([])
    // Due at 9:00, quiet until 9:30, and then not all phones in the same second.
    const halfAnHourMs = 30 * 60_000
    expect(held).toHaveLength(2)
    expect(held.filter(({ lateMs }) => !(lateMs >= halfAnHourMs && lateMs <= halfAnHourMs + 32_000))).toEqual(
      [],
    )
  })

  test("keeps everything that rang in the inbox, nothing of it missed, and leaves no job behind", async () => {
    const inbox = await brewery.asOwner("select id, missed_at from notifications")
    expect(inbox.map(({ id }) => String(id)).toSorted()).toEqual(
      ringsOf("en")
        .map(({ tag }) => tag)
        .toSorted(),
    )
    expect(inbox.filter(({ missed_at }) => missed_at !== null)).toEqual([])
    expect(await brewery.asOwner("select id from graphile_worker._private_jobs")).toEqual([])
  })

  test("tells all of it in the order in which it happened, a double tap once", async () => {
    const names = new Map((await brewer.read()).steps.map(({ id, name }) => [String(id), name.en]))
    const events = await brewery.asOwner("select kind, step_id from batch_events order by id")
    const told = events.map(({ kind, step_id }) =>
      `${String(kind)} ${names.get(String(step_id)) ?? ""}`.trim(),
    )
    expect(told).toEqual(timeline)
  })

  test("leaves nothing on the agenda", async () => {
    expect(await brewery.features.agenda.read(brewer.member, {})).toEqual([])
  })

  requires({ name: "Firestore emulator", missing: firestore.missing })("in the live store", () => {
    let store: FirestoreLiveStore
    beforeAll(() => {
      store = firestoreLiveStore({ projectId, emulatorHost: firestore.host ?? undefined })
      return () => store.close()
    })

    test("shows the batch as it is in the end: completed, nothing left to ring", async () => {
      const batch = await brewer.read()
      const document = await store.read(`users/${brewer.member.uid}/batches/${brewer.batchId}`)
      expect(document).toMatchObject({
        batchVersion: batch.version,
        state: "completed",
        currentStepId: null,
        alarms: [],
        alerts: [],
        reminders: [],
      })
      const { steps } = Steps.parse(document)
      expect(steps).toEqual(batch.steps.map(({ id, progress }) => ({ id, state: progress.state })))
    })

    test("has every entry of the inbox, and nothing that a rebuild would change", async () => {
      const { written, removed, unchanged } = await brewery.live.reproject({ uid: brewer.member.uid })
      expect({ written, removed, unchanged }).toEqual({ written: 0, removed: 0, unchanged: 19 })
    })
  })
})

const Steps = z.object({ steps: z.array(z.object({ id: z.string(), state: z.string() })) })

/** "day 10 09:30", by the clock and the calendar of the brewer. */
const wall = (at: number, pitchedAt: number): string => {
  const [then, start] = [at, pitchedAt].map((ms) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone),
  ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime]
  const days = start.toPlainDate().until(then.toPlainDate(), { largestUnit: "days" }).days
  return `day ${days} ${then.toPlainTime().toString({ smallestUnit: "minute" })}`
}

const timeline = [
  "batch_planned",
  "batch_started",
  "step_started Heat the strike water",
  "step_completed Heat the strike water",
  "step_started Dough in",
  "step_completed Dough in",
  "step_started Mash – Saccharification",
  "step_extended Mash – Saccharification",
  "step_paused Mash – Saccharification",
  "step_resumed Mash – Saccharification",
  "alarm_rang Mash – Saccharification",
  "step_completed Mash – Saccharification",
  "step_started Mash – Mash out",
  "alarm_rang Mash – Mash out",
  "step_completed Mash – Mash out",
  "step_started First-wort hops",
  "step_completed First-wort hops",
  "step_started Sparge",
  "step_completed Sparge",
  "step_started Boil",
  // Cascade, Irish moss
  "alarm_rang Boil",
  "alarm_rang Boil",
  "step_extended Boil",
  "step_paused Boil",
  "step_resumed Boil",
  // Centennial, and the end
  "alarm_rang Boil",
  "alarm_rang Boil",
  "step_completed Boil",
  "step_undone Boil",
  "step_completed Boil",
  "step_started Whirlpool",
  "alarm_rang Whirlpool",
  "step_skipped Whirlpool",
  "step_started Chill the wort",
  "step_completed Chill the wort",
  "step_started Transfer to the fermenter",
  "step_completed Transfer to the fermenter",
  "step_started Pitch the yeast",
  "step_completed Pitch the yeast",
  "batch_fermenting",
  "reminder_set",
  "reminder_set",
  "reminder_set",
  "measurement_added",
  "alert_raised",
  "reminder_rang",
  "measurement_added",
  "alert_cleared",
  "reminder_changed",
  "reminder_deleted",
  "measurement_added",
  "reminder_rang",
  "measurement_added",
  "alert_raised",
  "alarm_rang Change the temperature – Warm rest",
  "step_completed Change the temperature – Warm rest",
  "measurement_added",
  "alert_cleared",
  "step_skipped Change the temperature – Cold crash",
  "measurement_added",
  "step_extended Dry hop",
  "alarm_rang Dry hop",
  "step_completed Dry hop",
  "step_undone Dry hop",
  "step_completed Dry hop",
  "measurement_added",
  "alert_raised",
  "alarm_rang Check the gravity",
  "step_completed Check the gravity",
  "step_extended Bottle or keg",
  "alarm_rang Check the gravity",
  "alarm_rang Bottle or keg",
  "step_completed Check the gravity",
  "step_completed Bottle or keg",
  "batch_packaged",
  "alert_cleared",
  "reminder_set",
  "reminder_rang",
  "batch_completed",
]
