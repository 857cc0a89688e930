import * as z from "zod"
import type { NotificationKind, Preferences } from "../features/notifications/index.ts"

const push = {
  step_due: z.boolean().describe("A step laid out by day is due: a dry hop, a change of temperature"),
  addition_due: z.boolean().describe("An ingredient goes into a step that runs"),
  timer_over: z.boolean().describe("The clock of a running step has run out"),
  packaging_due: z.boolean().describe("It is the day to bottle or keg"),
  fermentation_finished: z.boolean().describe("The gravity has stopped falling"),
  fermentation_stuck: z.boolean().describe("It stopped falling too early"),
  fermentation_too_warm: z.boolean().describe("The fermenter is above its limit"),
  device_silent: z.boolean().describe("A sensor has not been heard of for a while"),
  reminder: z.boolean().describe("A reminder of one's own"),
  comment: z.boolean().describe("Somebody commented a recipe of one's own"),
  rating: z.boolean().describe("Somebody rated one"),
  low_stock: z.boolean().describe("Something in the stock runs low"),
} satisfies Readonly<Record<NotificationKind, z.ZodType>>

const timeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  .describe("HH:MM, by the clock of the member's own time zone")

const emptyQuietHours = {
  code: "empty_quiet_hours",
  text: {
    en: "Must be another time than `from`: to ring at no time, turn the kinds off.",
    fr: "Doit être une autre heure que `from` : pour ne jamais sonner, désactivez les notifications.",
  },
}

const quietHours = z
  .strictObject({ from: timeOfDay, to: timeOfDay.describe("Earlier than `from` past midnight") })
  .refine(({ from, to }) => from !== to, { path: ["to"], params: emptyQuietHours })
  .nullable()
  .describe(
    "When nothing rings that can wait. Alarms of a brew day and reminders of one's own ring all the same",
  )

export const PreferencesBody = z
  .strictObject({
    push: z
      .strictObject(push)
      .partial()
      .describe("Whether a kind is pushed; one that is left out is as for everybody. All stand in the inbox"),
    quietHours,
  })
  .meta({ id: "PreferencesInput" })

/** What a member wants to be rung for, and when not. */
export const PreferencesWire = z
  .object({ push: z.object(push), quietHours, version: z.int().min(1) })
  .meta({ id: "Preferences" })
export type PreferencesWire = z.output<typeof PreferencesWire>

export const toPreferencesWire = ({
  push: pushes,
  quietHours: quiet,
  version,
}: Preferences): PreferencesWire => ({
  push: { ...pushes },
  quietHours: quiet && { ...quiet },
  version,
})
