import { describe, expect, test } from "vitest"
import { liveBatch } from "../../../../local/push/live/live-batch.ts"
import { pageState } from "../../../../local/push/page/page-state.ts"

const path = "users/uid/batches/01a21412-3ec3-76ef-9d1b-f1709266990a"
const of = (data: Record<string, unknown>) => liveBatch({ path, data })

describe("a live document, as the page reads it", () => {
  test("the current step is the one that the document names", () => {
    const steps = [
      { id: "s1", name: { fr: "Empâtage", en: "Mash" }, state: "completed" },
      { id: "s2", name: { fr: "Ébullition", en: "Boil" }, state: "paused", remainingSeconds: 90 },
    ]
    expect(of({ steps, currentStepId: "s2" }).current).toMatchObject({
      name: { fr: "Ébullition", en: "Boil" },
      state: "paused",
      remainingSeconds: 90,
      dueAt: null,
    })
    expect(of({ steps, currentStepId: null }).current).toBeNull()
  })

  test("a current step that the document holds itself adds to the one in the list", () => {
    const steps = [{ id: "s1", name: "Boil", state: "pending" }]
    expect(of({ steps, currentStep: { id: "s1", state: "running" } }).current).toMatchObject({
      name: "Boil",
      state: "running",
    })
    expect(of({ currentStep: { name: "Boil", state: "running" } }).current).toMatchObject({ name: "Boil" })
  })

  test("what it lists has a text, a time and the rest of its facts, without ids", () => {
    const alarm = {
      id: "a",
      stepId: "s",
      kind: "addition_due",
      dueAt: "2026-05-01T12:00:00.000Z",
      title: { fr: "Saaz", en: "Saaz" },
      body: { fr: "30 g", en: "30 g" },
    }
    const reading = { takenAt: "2026-05-01T12:00:00Z", gravity: 1.048, temperatureC: 19.5, batteryV: null }
    const { alarms, readings } = of({ alarms: [alarm], readings: [reading] })
    expect(alarms).toEqual([
      { text: alarm.title, detail: alarm.body, kind: "addition_due", at: alarm.dueAt, facts: {} },
    ])
    expect(readings).toEqual([
      {
        text: null,
        detail: null,
        kind: null,
        at: reading.takenAt,
        facts: { gravity: 1.048, temperatureC: 19.5 },
      },
    ])
  })

  test("one thing in place of a list is a list of one", () => {
    expect(of({ lastReading: { gravity: 1.05 } }).readings).toMatchObject([{ facts: { gravity: 1.05 } }])
    expect(of({ alerts: null }).alerts).toEqual([])
  })

  test("fields that it has no view for are left as they are", () => {
    expect(of({ id: "x", version: 3, equipment: { name: "Kettle" }, pitchedAt: null }).others).toEqual({
      equipment: { name: "Kettle" },
      pitchedAt: null,
    })
  })

  test("a wrong document is shown as far as it goes", () => {
    const data = { name: 7, version: "x", steps: "none", alarms: ["odd", 3], currentStepId: {} }
    expect(of(data)).toMatchObject({
      name: null,
      version: null,
      steps: [],
      current: null,
      alarms: [{ text: "odd" }, { text: "3" }],
      document: data,
    })
  })
})

describe("the batch that the page shows", () => {
  const document = (id: string, state: string) => ({
    path: `users/u/batches/${id}`,
    data: { name: id, state },
  })
  const documents = [
    document("01a1-old", "brewing"),
    document("01a2-new", "planned"),
    document("01a3-newest", "completed"),
  ]
  const shown = (batch: string | null) => {
    const sources = { received: [], isOffline: () => false, status: { kind: "watching" as const }, documents }
    return pageState(sources, { phone: null, batch }).live
  }

  test("is the newest open one; those that are over come last", () => {
    expect(shown(null).batch?.id).toBe("01a2-new")
    expect(shown(null).batches.map(({ id }) => id)).toEqual(["01a2-new", "01a1-old", "01a3-newest"])
  })

  test("is the one that was chosen, as long as there is one", () => {
    expect(shown("01a3-newest").batch?.id).toBe("01a3-newest")
    expect(shown("gone").batch?.id).toBe("01a2-new")
  })
})
