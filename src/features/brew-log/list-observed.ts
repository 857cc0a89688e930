import type { Order } from "../../platform/postgres/keyset.ts"
import type { BatchId } from "../../shared/ids.ts"
import type { PageRequest } from "../../shared/page.ts"

/** Where a page of what was observed ends. */
export type ObservedKey<Id> = { readonly at: Date; readonly id: Id }

/** A page of what was observed of a batch, either way round. */
export type ListObserved<Id> = PageRequest<ObservedKey<Id>> & {
  readonly batchId: BatchId
  readonly order: Order
}
