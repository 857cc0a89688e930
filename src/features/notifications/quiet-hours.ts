/** When a member is not to be rung, by the clock on their wall: `HH:MM`, past midnight when `to` is the earlier one. */
export type QuietHours = { readonly from: string; readonly to: string }

/**
 * When the quiet hours end that a moment falls into; null when it falls into none. A clock that is put forward or back
 * meanwhile makes a night shorter or longer: quiet hours end when the wall says so. A time that the clock skips counts
 * as the one an hour later; one that it shows twice, the first time.
 * @param timeZone IANA name
 */
export const quietUntil = (moment: Date, timeZone: string, { from, to }: QuietHours): Date | null => {
  const now = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone)
  const today = now.toPlainDate()
  const pastMidnight = to < from
  for (const day of pastMidnight ? [today.subtract({ days: 1 }), today] : [today]) {
    const start = day.toZonedDateTime({ timeZone, plainTime: from })
    const end = day.add({ days: pastMidnight ? 1 : 0 }).toZonedDateTime({ timeZone, plainTime: to })
    if (Temporal.ZonedDateTime.compare(start, now) <= 0 && Temporal.ZonedDateTime.compare(now, end) < 0)
      return new Date(end.epochMilliseconds)
  }
  return null
}
