import type { MemberId } from "../../shared/ids.ts"
import type { AgendaDeps } from "./agenda-deps.ts"
import type { AgendaItem } from "./agenda-item.ts"
import { agendaOfBatch } from "./agenda-of-batch.ts"

/** Which part of an agenda: from now on, and for three months, where nothing is said. */
export type AgendaRange = { readonly from?: Date | undefined; readonly to?: Date | undefined }

const dayMs = 24 * 60 * 60 * 1000
const usualDays = 90
/** A longer range is cut. */
export const mostAgendaDays = 366

/**
 * What is to come of all of a brewer's batches, is not over at `from` and begins before `to`: the earliest first,
 * and of one moment in the order of the plan.
 */
export const readAgenda = async (
  { batches, clock }: Pick<AgendaDeps, "batches" | "clock">,
  ownerId: MemberId,
  range: AgendaRange,
): Promise<readonly AgendaItem[]> => {
  const { from, to } = completed(range, clock.now())
  const underWay = await batches.underWay(ownerId)
  return underWay
    .flatMap(({ batch, reminders }) => agendaOfBatch(batch, reminders))
    .filter(({ startsAt, endsAt }) => endsAt >= from && startsAt < to)
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}

const completed = ({ from, to }: AgendaRange, now: Date): { readonly from: Date; readonly to: Date } => {
  const start = from ?? (to && to < now ? new Date(to.getTime() - usualDays * dayMs) : now)
  const end = to ?? new Date(start.getTime() + usualDays * dayMs)
  return { from: start, to: new Date(Math.min(end.getTime(), start.getTime() + mostAgendaDays * dayMs)) }
}
