import { describe, expect, test } from "vitest"
import { batchEventKinds } from "../../src/features/batches/log/batch-events.ts"
import { timelineText } from "../../src/contract/timeline-texts.ts"
import { brewingBatch, stepOf } from "../features/batches/brewing.ts"

const batch = brewingBatch()
const boil = stepOf(batch, "boil")

test.each(batchEventKinds)("%s is told in French and English, with and without what it is about", (kind) => {
  const data = {
    measurementKind: "gravity",
    value: 1.048,
    alertKind: "fermentation_stuck",
    rating: 4,
    volumeLitres: 8,
  }
  for (const event of [
    { kind, stepId: boil.id, data },
    { kind, stepId: null, data: { rating: 4, volumeLitres: 8 } },
  ]) {
    const { fr, en } = timelineText(batch, event)
    expect(fr).not.toMatch(/undefined|null|NaN|^$/)
    expect(en).not.toMatch(/undefined|null|NaN|^$/)
    expect(fr).not.toBe(en)
  }
})

describe("an event names what it is about", () => {
  test("a step, or the addition that an alarm rings for", () => {
    expect(timelineText(batch, { kind: "step_completed", stepId: boil.id, data: {} })).toEqual({
      fr: "Étape terminée : Ébullition",
      en: "Step done: Boil",
    })
    const cascade = boil.additions.find(({ name }) => name === "Cascade")
    const alarm = { kind: "alarm_rang", stepId: boil.id, data: { alarmId: cascade?.id ?? "" } } as const
    expect(timelineText(batch, alarm).fr).toBe("Alarme : Cascade")
    expect(timelineText(batch, { ...alarm, data: { alarmId: boil.id } }).en).toBe("Alarm: Boil")
  })

  test("a step by day is put off, one by the clock made longer", () => {
    const dryHop = stepOf(batch, "dry_hop")
    const told = (stepId: typeof boil.id) =>
      timelineText(batch, { kind: "step_extended", stepId, data: {} }).fr
    expect(told(boil.id)).toBe("Étape prolongée : Ébullition")
    expect(told(dryHop.id)).toBe("Étape reportée : Houblonner à cru")
  })

  test("a figure with its unit, and a decimal comma in French", () => {
    const event = (data: Record<string, string | number>) =>
      timelineText(batch, { kind: "measurement_added", stepId: null, data })
    expect(event({ measurementKind: "gravity", value: 1.0476 })).toEqual({
      fr: "Mesure : densité 1,048",
      en: "Measured: gravity 1.048",
    })
    expect(event({ measurementKind: "temperature", value: 19.5 }).fr).toBe("Mesure : température 19,5 °C")
    expect(event({ measurementKind: "gravity" }).fr).toBe("Mesure : densité")
  })
})
