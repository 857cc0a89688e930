import { CalendarAddressWire, CalendarWire } from "../../../../contract/agenda.ts"
import { created, noContent, ok } from "../../../../http/answer.ts"
import { define } from "../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "readCalendar",
      summary: "Whether a calendar program may read one's agenda",
      responses: { 200: CalendarWire },
    })
    .handle(async ({ actor, services }) => {
      const openedAt = await services.agenda.readCalendar(actor)
      return ok({ openedAt: openedAt?.toISOString() ?? null })
    }),

  POST: define
    .op({
      id: "openCalendar",
      summary: "Make a secret address under which a calendar program reads one's agenda",
      description:
        "iCalendar (RFC 5545). The address is told this once; making a new one closes the one before.",
      // The answer holds a secret: it is not kept for a repeat, which makes another address.
      idempotencyKey: false,
      cacheControl: "no-store",
      responses: { 201: CalendarAddressWire },
    })
    .handle(async ({ actor, services }) => {
      const token = await services.agenda.openCalendar(actor)
      const path = `/v1/calendars/${token}/brews.ics`
      return created({ url: new URL(path, services.process.publicUrl).href }, { location: "/v1/me/calendar" })
    }),

  DELETE: define
    .op({
      id: "closeCalendar",
      summary: "Close the address of one's calendar",
      responses: { 204: null },
    })
    .handle(async ({ actor, services }) => {
      await services.agenda.closeCalendar(actor)
      return noContent()
    }),
})
