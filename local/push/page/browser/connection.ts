import type { PageState, Wanted } from "../page-data.ts"

/** Gets the state of the page at each change. A server that is gone is tried again by the browser. */
export const connect = (
  { phone, batch }: Wanted,
  on: { readonly state: (state: PageState) => void; readonly lost: () => void },
): (() => void) => {
  const query = new URLSearchParams()
  if (phone !== null) query.set("phone", phone)
  if (batch !== null) query.set("batch", batch)
  const events = new EventSource(`events?${query}`)
  // Our own server says it: the one place that takes it for what it is.
  events.onmessage = ({ data }: MessageEvent<string>) => on.state(JSON.parse(data) as PageState)
  events.onerror = on.lost
  return () => events.close()
}
