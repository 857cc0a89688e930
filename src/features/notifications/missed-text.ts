import type { Locale } from "../../shared/actor.ts"
import type { Localized } from "../../shared/localized.ts"
import type { Notification } from "./notification.ts"
import { notificationPolicies } from "./notification-policies.ts"

/**
 * When it was due what nobody could be told in time: "C'était prévu à 14 h 32.", with the date where that was another
 * day than the one on which it is said.
 * @param timeZone IANA name
 */
export const missedText = (
  { kind, dueAt }: Pick<Notification, "kind" | "dueAt">,
  now: Date,
  timeZone: string,
): Localized => {
  const due = zoned(dueAt, timeZone)
  const sameDay = due.toPlainDate().equals(zoned(now, timeZone).toPlainDate())
  const planned = notificationPolicies[kind].tellsOf === "plan"
  return {
    fr: `${planned ? "C'était prévu" : "C'était"} ${sameDay ? "" : `le ${dateIn("fr", due)} `}à ${timeIn("fr", due)}.`,
    en: `${planned ? "It was due" : "That was"} ${sameDay ? "" : `on ${dateIn("en", due)} `}at ${timeIn("en", due)}.`,
  }
}

const zoned = (moment: Date, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone)

/** "14 h 32", "14 h", "14:32". */
const timeIn = (locale: Locale, { hour, minute }: Temporal.ZonedDateTime): string => {
  const minutes = String(minute).padStart(2, "0")
  if (locale === "en") return `${String(hour).padStart(2, "0")}:${minutes}`
  return minute === 0 ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${minutes}`
}

/** "1er novembre", "1 November". */
const dateIn = (locale: Locale, { day, month }: Temporal.ZonedDateTime): string =>
  `${locale === "fr" && day === 1 ? "1er" : day} ${months[locale][month - 1]}`

const months: Readonly<Record<Locale, readonly string[]>> = {
  fr: [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
}
