import type { Look } from "../page-data.ts"
import type { Language } from "./labels.ts"

const locales = { fr: "fr-FR", en: "en-GB" } as const

const minuteS = 60
const hourS = 3600
const dayS = 86_400

/** 10:32, or 10:32:05. */
export const clockTime = (ms: number, language: Language, withSeconds = false): string =>
  new Intl.DateTimeFormat(locales[language], {
    hour: "2-digit",
    minute: "2-digit",
    ...(withSeconds && { second: "2-digit" }),
    hourCycle: "h23",
  }).format(ms)

/** The date as the platform writes it above its clock. */
export const lockScreenDate = (ms: number, language: Language, look: Look): string => {
  const length = look === "ios" ? "long" : "short"
  return new Intl.DateTimeFormat(locales[language], {
    weekday: length,
    day: "numeric",
    month: length,
  }).format(ms)
}

/** A time of today as 10:32:05, or 10:32; of another day with its date, which stays in one piece. */
export const moment = (
  ms: number,
  nowMs: number,
  language: Language,
  { seconds = true }: { readonly seconds?: boolean } = {},
): string => {
  if (isSameDay(ms, nowMs)) return clockTime(ms, language, seconds)
  const date = new Intl.DateTimeFormat(locales[language], {
    weekday: "short",
    day: "numeric",
    month: "short",
  })
  return `${date.format(ms).replaceAll(" ", "\u00a0")} ${clockTime(ms, language)}`
}

const isSameDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString()

/** How long ago, as the platform writes it on a notification. */
export const notificationAge = (ms: number, nowMs: number, language: Language, look: Look): string => {
  const seconds = Math.max(0, (nowMs - ms) / 1000)
  if (seconds < minuteS) return { fr: "maintenant", en: "now" }[language]
  const [count, unit] =
    seconds < hourS
      ? [Math.floor(seconds / minuteS), "minute" as const]
      : seconds < dayS
        ? [Math.floor(seconds / hourS), "hour" as const]
        : [Math.floor(seconds / dayS), "day" as const]
  const short = units[language][unit](count)
  if (look === "android") return short
  return { fr: `il y a ${short}`, en: `${short} ago` }[language]
}

const units = {
  fr: {
    minute: (count: number) => `${count} min`,
    hour: (count: number) => `${count} h`,
    day: (count: number) => `${count} j`,
  },
  en: {
    minute: (count: number) => `${count}m`,
    hour: (count: number) => `${count}h`,
    day: (count: number) => `${count}d`,
  },
}

/** 4:05, 1:04:05, or 2 d 4 h from two days on. Never below 0. */
export const duration = (seconds: number, language: Language): string => {
  const whole = Math.max(0, Math.ceil(seconds))
  if (whole >= 2 * dayS) {
    const { day, hour } = units[language]
    return `${day(Math.floor(whole / dayS))} ${hour(Math.floor((whole % dayS) / hourS))}`
  }
  const two = (count: number) => String(count).padStart(2, "0")
  const minutes = Math.floor(whole / minuteS)
  return whole >= hourS
    ? `${Math.floor(whole / hourS)}:${two(minutes % minuteS)}:${two(whole % minuteS)}`
    : `${minutes}:${two(whole % minuteS)}`
}

export const decimal = (value: number, language: Language, digits?: number): string =>
  new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: digits ?? 0,
    maximumFractionDigits: digits ?? 3,
  }).format(value)
