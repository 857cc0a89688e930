import type { BatchId } from "../../shared/ids.ts"
import type { Localized } from "../../shared/localized.ts"

export const agendaKinds = ["brew_day", "step", "reminder"] as const
export type AgendaKind = (typeof agendaKinds)[number]

/** Something that is to come, on a brewer's agenda. */
export type AgendaItem = {
  /** That of the batch, the step or the reminder. */
  readonly id: string
  readonly kind: AgendaKind
  readonly batchId: BatchId
  readonly batchName: string
  readonly title: Localized
  /** What to do or to know; empty when the title says it all. */
  readonly detail: Localized
  readonly startsAt: Date
  readonly endsAt: Date
  /** Whether it follows from other things that are still to come: it moves when they do. */
  readonly isExpected: boolean
  /** Goes up when the batch changes, and when it last did. */
  readonly sequence: number
  readonly changedAt: Date
}
