import { z } from "zod"
import { directionOf, type Order } from "../../../platform/postgres/keyset.ts"
import type { Member } from "../../../shared/actor.ts"
import type { BatchId, StepId } from "../../../shared/ids.ts"
import { type Page, pageOf, type PageRequest } from "../../../shared/page.ts"
import { ok, type Result } from "../../../shared/result.ts"
import type { Batch } from "../batch.ts"
import type { BatchDeps } from "../batch-deps.ts"
import { type BatchEvent, batchEventKinds } from "./batch-events.ts"
import type { BatchNotFound } from "../change-batch.ts"
import { readBatch } from "../read-batch.ts"

/** An event in the log of a batch: ids rise in the order in which they were written down. */
export type LoggedEvent = BatchEvent & { readonly id: number; readonly happenedAt: Date }

export type ListEvents = PageRequest<{ readonly id: number }> & {
  readonly batchId: BatchId
  readonly order: Order
}

/** A page of the log, and the batch whose steps it speaks of. */
export type EventsOfBatch = {
  readonly batch: Batch
  readonly page: Page<LoggedEvent, { readonly id: number }>
}

/** Everything that happened to a batch of one's own. What a newer release wrote down is left to it. */
export const listEvents = async (
  { db }: Pick<BatchDeps, "db">,
  member: Member,
  { batchId, order, limit, after }: ListEvents,
): Promise<Result<EventsOfBatch, BatchNotFound>> => {
  const read = await readBatch({ db }, member, { batchId })
  if (!read.ok) return read
  const rows = await db.sql
    .selectFrom("batchEvents")
    .select(["id", "kind", "stepId", "data", "happenedAt"])
    .where("batchId", "=", batchId)
    .where("kind", "in", batchEventKinds)
    .$if(after !== null, (query) => query.where("id", order === "newest" ? "<" : ">", after?.id ?? 0))
    .orderBy("id", directionOf(order))
    .limit(limit + 1)
    .execute()
  const events = rows.map(({ id, kind, stepId, data, happenedAt }): LoggedEvent => ({
    id,
    kind: z.enum(batchEventKinds).parse(kind),
    stepId: stepId as StepId | null,
    data: EventData.parse(data),
    happenedAt,
  }))
  return ok({ batch: read.value, page: pageOf(events, limit, ({ id }) => ({ id })) })
}

const EventData: z.ZodType<BatchEvent["data"]> = z.record(z.string(), z.union([z.string(), z.number()]))
