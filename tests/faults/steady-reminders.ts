import type { AskedReminder } from "./plant-reminders.ts"

/** Reminders of brewers in turn that fall due at a steady rate. */
export const steadyReminders = ({
  from,
  seconds,
  rate,
  brewers,
}: {
  /** Milliseconds since the epoch. */
  readonly from: number
  readonly seconds: number
  /** Each second. */
  readonly rate: number
  readonly brewers: number
}): readonly AskedReminder[] =>
  Array.from({ length: seconds * rate }, (_, index) => ({
    brewer: index % brewers,
    dueAt: new Date(from + Math.floor((index * 1_000) / rate)),
  }))
