import type { Phone } from "../page/page-data.ts"
import type { ReceivedMessage } from "../received.ts"

/** Messages to several phones at once arrive within this, in ms. */
const togetherMs = 5_000

/** Whom a message was sent to: a token, or what stands in its place. */
export const addressOf = ({ token, message }: ReceivedMessage): string =>
  [token, message["topic"], message["condition"]].find((name) => typeof name === "string") ?? ""

/** All that have been sent something, and the one that is wanted, the last rung first. */
export const phonesOf = (
  received: readonly ReceivedMessage[],
  isOffline: (token: string) => boolean,
  wanted: string | null,
): readonly Phone[] => {
  const byAddress = Map.groupBy(received, addressOf)
  const phones = [...byAddress].map(([address, messages], index) => ({
    address,
    kind: messages[0]?.token === null ? ("topic" as const) : ("token" as const),
    number: index + 1,
    messages: messages.length,
    offline: isOffline(address),
    lastAt: messages.at(-1)?.time ?? "",
  }))
  const newestFirst = phones
    .toSorted((a, b) => b.lastAt.localeCompare(a.lastAt))
    .map(({ lastAt: _, ...phone }): Phone => phone)
  return wanted === null || byAddress.has(wanted)
    ? newestFirst
    : [
        ...newestFirst,
        { address: wanted, kind: "token", number: null, messages: 0, offline: isOffline(wanted) },
      ]
}

/**
 * The phone that rang last. Of those that rang together it is always the same one, so that the page does not jump
 * between two phones of one brewer.
 */
export const ringingPhone = (received: readonly ReceivedMessage[]): string | null => {
  const last = received.at(-1)
  if (!last) return null
  const since = Date.parse(last.time) - togetherMs
  const together = new Set(received.filter(({ time }) => Date.parse(time) >= since).map(addressOf))
  return received.map(addressOf).find((address) => together.has(address)) ?? null
}
