import * as z from "zod"
import { type AgendaItem, agendaKinds, mostAgendaDays } from "../features/agenda/index.ts"
import { LocalizedWire } from "./localized.ts"
import { givenTime, wireTime } from "./wire-time.ts"

const mostMs = mostAgendaDays * 24 * 60 * 60 * 1000

/** Which part of the agenda: from now on for 90 days, or what is asked for, at most a year. */
export const AgendaQuery = z
  .strictObject({ from: givenTime.optional(), to: givenTime.optional() })
  .check(({ value: { from, to }, issues }) => {
    if (from === undefined || to === undefined) return
    if (from < to && to.getTime() - from.getTime() <= mostMs) return
    const text = {
      en: `Must lie after from, by at most ${mostAgendaDays} days.`,
      fr: `Doit venir après from, de ${mostAgendaDays} jours au plus.`,
    }
    issues.push({ code: "custom", path: ["to"], input: to, params: { code: "out_of_range", text } })
  })

/** Something that is to come. */
export const AgendaItemWire = z
  .object({
    id: z.uuid().describe("That of the batch, the step or the reminder"),
    kind: z.enum(agendaKinds),
    batchId: z.uuid(),
    batchName: z.string(),
    title: LocalizedWire,
    detail: LocalizedWire,
    startsAt: wireTime,
    endsAt: wireTime,
    expected: z
      .boolean()
      .describe("It follows from other things that are still to come, and moves when they do"),
  })
  .meta({ id: "AgendaItem" })

export const AgendaWire = z.object({ items: z.array(AgendaItemWire) }).meta({ id: "Agenda" })

export const toAgendaItemWire = (item: AgendaItem): z.output<typeof AgendaItemWire> => ({
  id: item.id,
  kind: item.kind,
  batchId: item.batchId,
  batchName: item.batchName,
  title: item.title,
  detail: item.detail,
  startsAt: item.startsAt.toISOString(),
  endsAt: item.endsAt.toISOString(),
  expected: item.isExpected,
})

/** Whether a calendar program may read the agenda. The address itself is told once, when it is made. */
export const CalendarWire = z
  .object({
    openedAt: wireTime.nullable().describe("When the address that works now was made; null: there is none"),
  })
  .meta({ id: "Calendar" })

export const CalendarAddressWire = z
  .object({ url: z.url().describe("Secret: whoever knows it reads the agenda. Shown this once") })
  .meta({ id: "CalendarAddress" })

export const FeedParams = z.strictObject({ calendarToken: z.string().max(200) })
