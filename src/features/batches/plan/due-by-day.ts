/** Nobody dry-hops in the middle of the night: what is due on a day is due while people are up. */
const earliest = Temporal.PlainTime.from("09:00")
const latest = Temporal.PlainTime.from("20:00")

/**
 * When a step by day is due: so many calendar days after pitching, at the same time of day by the brewer's clock, but
 * no earlier than 9:00 and no later than 20:00. A day is a day across a change to or from summer time, not 24 hours.
 * @param day whole days, 0 for the day of pitching; then it is never before pitching
 * @param timeZone IANA name
 */
export const dueByDay = (pitchedAt: Date, day: number, timeZone: string): Date => {
  const pitched = zoned(pitchedAt, timeZone)
  const time = pitched.toPlainTime()
  const plainTime = isBefore(time, earliest) ? earliest : isBefore(latest, time) ? latest : time
  const due = pitched.toPlainDate().add({ days: day }).toZonedDateTime({ timeZone, plainTime })
  return new Date(Math.max(due.epochMilliseconds, pitchedAt.getTime()))
}

/** A time moved as far, by the brewer's clock, as another was from one time to a later one. */
export const movedAlike = (time: Date, from: Date, to: Date, timeZone: string): Date => {
  const [start, end, moved] = [from, to, time].map((date) => zoned(date, timeZone).toPlainDateTime()) as [
    Temporal.PlainDateTime,
    Temporal.PlainDateTime,
    Temporal.PlainDateTime,
  ]
  const distance = end.since(start, { largestUnit: "days" })
  return new Date(moved.add(distance).toZonedDateTime(timeZone).epochMilliseconds)
}

const zoned = (date: Date, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timeZone)

const isBefore = (one: Temporal.PlainTime, other: Temporal.PlainTime): boolean =>
  Temporal.PlainTime.compare(one, other) < 0
