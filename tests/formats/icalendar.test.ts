import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type CalendarEvent, writeICalendar } from "../../src/formats/icalendar/write-icalendar.ts"

const event = (changes: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: "0193@brasse-bouillon",
  sequence: 3,
  changedAt: new Date("2026-11-25T18:00:00Z"),
  startsAt: new Date("2026-11-28T17:00:00.123Z"),
  endsAt: new Date("2026-11-28T17:30:00Z"),
  summary: "Blonde – Houblonner à cru",
  description: "",
  ...changes,
})

/** Reads content lines back as RFC 5545 says: unfolded first (§3.1), TEXT unescaped (§3.3.11). */
const read = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .replaceAll("\r\n ", "")
      .split("\r\n")
      .map((line): [string, string] => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
  )
const unescaped = (text: string | undefined): string | undefined =>
  text?.replaceAll(/\\([\\;,nN])/g, (_, mark: string) => (/n/i.test(mark) ? "\n" : mark))

const octets = (line: string): number => new TextEncoder().encode(line).length

describe("a calendar in iCalendar", () => {
  test("has what the standard requires, in its order, with times in UTC", () => {
    const text = writeICalendar({
      name: "Mes brassins",
      events: [event({ description: "Vite, sans oxygène" })],
    })
    expect(text.split("\r\n")).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Brasse-Bouillon//Agenda//EN",
      "METHOD:PUBLISH",
      "NAME:Mes brassins",
      "X-WR-CALNAME:Mes brassins",
      "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
      "X-PUBLISHED-TTL:PT1H",
      "BEGIN:VEVENT",
      "UID:0193@brasse-bouillon",
      "SEQUENCE:3",
      "DTSTAMP:20261125T180000Z",
      "DTSTART:20261128T170000Z",
      "DTEND:20261128T173000Z",
      "SUMMARY:Blonde – Houblonner à cru",
      "DESCRIPTION:Vite\\, sans oxygène",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ])
  })

  test("keeps any text, in lines of at most 75 octets that are cut within no character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (summary) => {
        const text = writeICalendar({ name: "n", events: [event({ summary, description: summary })] })
        for (const line of text.split("\r\n")) {
          expect(octets(line)).toBeLessThanOrEqual(75)
          expect(line.isWellFormed()).toBe(true)
        }
        const kept = summary.replaceAll(/\r\n|\r/g, "\n").replaceAll(/(?!\n)\p{Cc}/gu, "")
        expect(unescaped(read(text).get("SUMMARY"))).toBe(kept)
      }),
    )
  })

  test("lets no text become a line of its own", () => {
    const attack = "Ale\r\nEND:VEVENT\r\nBEGIN:VALARM\nATTACH:file:///etc/passwd"
    const text = writeICalendar({ name: attack, events: [event({ uid: attack, summary: attack })] })
    expect(text.split("\r\n").filter((line) => /^(?:BEGIN|END|ATTACH)/.test(line))).toEqual([
      "BEGIN:VCALENDAR",
      "BEGIN:VEVENT",
      "END:VEVENT",
      "END:VCALENDAR",
    ])
  })
})
