/** A calendar as iCalendar knows it (RFC 5545), as far as a feed of coming things needs it. */
export type Calendar = {
  readonly name: string
  readonly events: readonly CalendarEvent[]
}
export type CalendarEvent = {
  /** The same in every edition of the calendar. */
  readonly uid: string
  /** Goes up when the event changes. */
  readonly sequence: number
  readonly changedAt: Date
  readonly startsAt: Date
  readonly endsAt: Date
  readonly summary: string
  readonly description: string
}

/**
 * Writes a calendar as a calendar program subscribes to it: RFC 5545, times in UTC, with the refresh hints of RFC 7986
 * and the one that older programs read.
 * @returns text with CRLF line ends, no line longer than 75 octets
 */
export const writeICalendar = ({ name, events }: Calendar): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Brasse-Bouillon//Agenda//EN",
    "METHOD:PUBLISH",
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
    ...events.flatMap(eventLines),
    "END:VCALENDAR",
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join("")

const eventLines = (event: CalendarEvent): readonly string[] => [
  "BEGIN:VEVENT",
  `UID:${escaped(event.uid)}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTAMP:${utc(event.changedAt)}`,
  `DTSTART:${utc(event.startsAt)}`,
  `DTEND:${utc(event.endsAt)}`,
  `SUMMARY:${escaped(event.summary)}`,
  ...(event.description === "" ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
  "END:VEVENT",
]

/** `20261125T183000Z` (§3.3.5, form 2). */
const utc = (date: Date): string => `${date.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`

/** TEXT (§3.3.11): commas, semicolons, backslashes and line breaks are escaped, control characters have no place. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll(/\r\n|\r|\n/g, "\\n")
    .replaceAll(/\p{Cc}/gu, "")

const octets = new TextEncoder()
const mostOctets = 75

/** Folds a line (§3.1): no more than 75 octets, never within a character; what goes on begins with a space. */
const folded = (line: string): string => {
  const lines: string[] = []
  let current = ""
  let length = 0
  for (const character of line) {
    const size = octets.encode(character).length
    if (length + size > mostOctets) {
      lines.push(current)
      current = " "
      length = 1
    }
    current += character
    length += size
  }
  return [...lines, current].join("\r\n")
}
