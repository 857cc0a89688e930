import { AgendaQuery, AgendaWire, toAgendaItemWire } from "../../../../contract/agenda.ts"
import { ok } from "../../../../http/answer.ts"
import { Problem } from "../../../../http/define.ts"
import { define } from "../../../_define.ts"

export const handlers = define.member({
  GET: define
    .op({
      id: "readAgenda",
      summary: "What is to come of all of one's batches, the earliest first",
      description: "From now on for 90 days, or any range of at most a year.",
      query: AgendaQuery,
      responses: { 200: AgendaWire, 422: Problem },
    })
    .handle(async ({ query, actor, services }) => {
      const items = await services.agenda.read(actor, query)
      return ok({ items: items.map(toAgendaItemWire) })
    }),
})
