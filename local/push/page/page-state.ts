import { batchId, liveBatch } from "../live/live-batch.ts"
import type { LiveDocument, LiveStatus } from "../live/live-batches.ts"
import type { BatchChoice, PageState, Wanted } from "./page-data.ts"
import { phoneMessages } from "../phones/phone-messages.ts"
import { addressOf, phonesOf, ringingPhone } from "../phones/phones.ts"
import type { ReceivedMessage } from "../received.ts"

export type PageSources = {
  /** The oldest first. */
  readonly received: readonly ReceivedMessage[]
  readonly isOffline: (token: string) => boolean
  readonly status: LiveStatus
  readonly documents: readonly LiveDocument[]
}

/** What the page shows of everything there is. */
export const pageState = (sources: PageSources, wanted: Wanted): PageState => {
  const { received, isOffline, status } = sources
  const phone = wanted.phone ?? ringingPhone(received)
  const documents = sources.documents.toSorted(openAndNewestFirst)
  const shown = documents.find(({ path }) => batchId(path) === wanted.batch) ?? documents[0]
  return {
    phones: phonesOf(received, isOffline, wanted.phone),
    phone,
    messages: phoneMessages(received.filter((message) => addressOf(message) === phone)),
    live: { ...status, batches: documents.map(choice), batch: shown ? liveBatch(shown) : null },
  }
}

const choice = ({ path, data }: LiveDocument): BatchChoice => ({
  id: batchId(path),
  name: typeof data["name"] === "string" ? data["name"] : null,
  state: typeof data["state"] === "string" ? data["state"] : null,
})

/** Nothing happens to these any more. */
const closed = new Set<unknown>(["completed", "cancelled", "archived"])

/** Ids are UUIDv7: they sort by the time of making. */
const openAndNewestFirst = (a: LiveDocument, b: LiveDocument): number =>
  Number(closed.has(a.data["state"])) - Number(closed.has(b.data["state"])) ||
  batchId(b.path).localeCompare(batchId(a.path))
