import type { Member } from "../../shared/actor.ts"
import type { AgendaDeps } from "./agenda-deps.ts"
import { closeCalendar, openCalendar, readCalendar, readFeed } from "./calendar-feed.ts"
import { type AgendaRange, readAgenda } from "./read-agenda.ts"

export type { AgendaItem } from "./agenda-item.ts"
export { agendaKinds } from "./agenda-item.ts"
export { mostAgendaDays } from "./read-agenda.ts"

/** What is to come, of all batches of a brewer: to read, and to subscribe to. */
export const makeAgenda = (deps: AgendaDeps) => ({
  read: (member: Member, range: AgendaRange) => readAgenda(deps, member.id, range),
  openCalendar: (member: Member) => openCalendar(deps, member),
  readCalendar: (member: Member) => readCalendar(deps, member),
  closeCalendar: (member: Member) => closeCalendar(deps, member),
  feed: (command: { readonly token: string }) => readFeed(deps, command),
})
export type Agenda = ReturnType<typeof makeAgenda>
